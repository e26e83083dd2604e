import { expect, it } from 'vitest';
import { clockText } from '../../shared/domain/clock-text.ts';

it.each([
  [-0.4, '0:00'],
  [0, '0:00'],
  [9.9, '0:09'],
  [75, '1:15'],
  [3600, '60:00'],
])('%d s of speech are shown as %s', (seconds, shown) => {
  expect(clockText(seconds)).toBe(shown);
});
