import { describe, expect, it } from 'vitest';
import { parseVote, voteText } from '../../shared/domain/secret-slip.ts';
import {
  drawTrackingCode,
  isOfTrackingCode,
  readTrackingCode,
  trackingCodeBytes,
} from '../../shared/domain/tracking-code.rules.ts';

describe('a tracking code', () => {
  it('is drawn from all signs alike, and is one that a slip can carry and its voter can type', () => {
    const times = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const code = drawTrackingCode(new Uint8Array(trackingCodeBytes).fill(byte));
      expect(parseVote(voteText(code, 'for'))?.trackingCode).toBe(code);
      expect(readTrackingCode(code)).toBe(code);
      times.set(code, (times.get(code) ?? 0) + 1);
    }
    expect(times.size).toBe(32);
    expect(new Set(times.values())).toEqual(new Set([8]));
  });

  it.each([
    ['hrr7-73sd', 'HRR7-73SD'],
    [' HRR7 73SD ', 'HRR7-73SD'],
    ['ＨＲＲ７－７３ＳＤ', 'HRR7-73SD'],
    ['0O1I-LABC', '0011-1ABC'],
    ['HRR773SD / 2', 'HRR7-73SD/2'],
    ['HRR7-73SD/1234', 'HRR7-73SD/1234'],
    ['HRR7-73S', undefined],
    ['HRR7-73SDX', undefined],
    ['HRR7-73SU', 'HRR7-73SU'],
    ['HRR7-73SD/', 'HRR7-73SD'],
    ['HRR7-73SD/12345', undefined],
    ['', undefined],
  ])('is read as it was meant: %s', (typed, code) => {
    expect(readTrackingCode(typed)).toBe(code);
  });

  it('is on the list with a number behind it where several voters have the same', () => {
    expect(isOfTrackingCode('HRR7-73SD', 'HRR7-73SD')).toBe(true);
    expect(isOfTrackingCode('HRR7-73SD/2', 'HRR7-73SD')).toBe(true);
    expect(isOfTrackingCode('HRR7-73SD/21', 'HRR7-73SD/2')).toBe(false);
    expect(isOfTrackingCode('HRR7-73SE', 'HRR7-73SD')).toBe(false);
  });
});
