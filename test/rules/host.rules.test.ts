import { describe, expect, it } from 'vitest';
import { afterMeetingMs, servesAgain } from '../../shared/domain/host.rules.ts';

const now = '2025-10-15T01:00:00.000Z';
const at = (millis: number): string => new Date(Date.parse(now) + millis).toISOString();
const before = { keepOn: false, isMeeting: false, endsAt: null };
const off = { serves: false };
const on = (endsInMs: number | null) => ({ serves: true, endsInMs });

describe('phones that were served before the program ended', () => {
  it.each([
    ['are not served again by themselves', before, off],
    ['are where that was chosen', { ...before, keepOn: true }, on(null)],
    ['are in the middle of a meeting', { ...before, isMeeting: true }, on(null)],
    ['are in the hour after a meeting, for the rest of it', { ...before, endsAt: at(1) }, on(1)],
    ['are not when that hour is over', { ...before, endsAt: at(0) }, off],
    ['are then where that was chosen, and nothing ends it', { ...before, keepOn: true, endsAt: at(0) }, on(null)],
    ['end with the hour also where it was chosen', { ...before, keepOn: true, endsAt: at(1) }, on(1)],
    ['are looked at at once in the next meeting', { ...before, isMeeting: true, endsAt: at(-1) }, on(0)],
    [
      'are served no longer than an hour, whatever the clock says',
      { ...before, endsAt: at(afterMeetingMs + 1) },
      on(afterMeetingMs),
    ],
  ])('%s', (_what, known, expected) => {
    expect(servesAgain(known, now)).toEqual(expected);
  });
});
