import { describe, expect, it } from 'vitest';
import { afterWrongCode, allowance, noAttempts, secondsToWait } from '../../shared/domain/attempts.rules.ts';

const start = Date.parse('2025-09-26T09:00:00Z');
const times = (n: number, at: number, from = noAttempts) => {
  let attempts = from;
  for (let i = 0; i < n; i += 1) attempts = afterWrongCode(attempts, at);
  return attempts;
};

describe('wrong codes', () => {
  it(`are free ${allowance - 1} times, then there is a pause of 30 seconds`, () => {
    expect(secondsToWait(times(allowance - 1, start), start)).toBe(0);
    expect(secondsToWait(times(allowance, start), start)).toBe(30);
  });

  it('double the pause each time, up to half an hour', () => {
    let attempts = times(allowance, start);
    let now = start;
    const waits: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const wait = secondsToWait(attempts, now);
      waits.push(wait);
      now += wait * 1000;
      attempts = afterWrongCode(attempts, now);
      while (secondsToWait(attempts, now) === 0) attempts = afterWrongCode(attempts, now);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800, 1800]);
  });

  it('grow back one a minute, and after a quiet hour the pause begins small again', () => {
    const used = times(allowance, start);
    expect(secondsToWait(times(1, start + 3 * 60_000, used), start + 3 * 60_000)).toBe(0);
    const later = start + 61 * 60_000;
    expect(secondsToWait(times(allowance, later, used), later)).toBe(30);
  });

  it('neither punish nor help when the clock is set back', () => {
    const used = times(2, start);
    expect(afterWrongCode(used, start - 86_400_000)).toMatchObject({ left: allowance - 3, waitUntil: 0 });
  });
});
