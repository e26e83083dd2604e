import { afterEach, describe, expect, it, vi } from 'vitest';
import { againAfter, readAfterChange, readAfterLoss, readUnhurried } from '../../renderer/portal/api/live-waits.ts';

describe('how long phones wait after the host was gone', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is 7.5 s at the longest, however long it was gone', () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    for (const failures of [0, 1, 2, 5, 60]) {
      expect(againAfter(failures) + readAfterLoss(), `${failures} failures`).toBeLessThanOrEqual(7_500);
    }
  });

  it('is never so short that all come in one moment', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect([0, 1, 2, 3].map(againAfter)).toEqual([500, 1_000, 1_500, 1_500]);
  });

  it('is not what a notice waits for: two readings are 2.5 s apart, whatever the clock does', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect([0, 1_000, 2_500, 60_000, -3_600_000].map(readAfterChange)).toEqual([2_500, 1_500, 0, 0, 2_500]);
    expect(readUnhurried(30_000)).toBe(15_000);
  });
});
