import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleGroups } from '../../shared/domain/petition.ts';
import { sides } from '../../shared/domain/session.ts';
import {
  endOfSpeech,
  spokenSeconds,
  talkGroupOf,
  talkGroups,
  talkTimes,
  type Speech,
  type TalkGroup,
} from '../../shared/domain/speech.rules.ts';

const begin = Date.parse('2025-09-26T01:00:00.000Z');
const instant = (ms: number): string => new Date(begin + ms).toISOString();
const speaker = fc.record({
  side: fc.constantFrom(...sides),
  roleGroup: fc.constantFrom(...roleGroups, null),
});
/** One after the other, as the console gives the floor: each with its pause before and its length, in milliseconds. */
const turns = fc.array(fc.tuple(speaker, fc.nat(60_000), fc.nat(900_000)), { maxLength: 30 });

function heldOf(given: readonly (readonly [Pick<Speech, 'side' | 'roleGroup'>, number, number])[]) {
  let at = 0;
  const speeches = given.map(([who, pause, length]): Speech => {
    const startedAt = instant(at + pause);
    at += pause + length;
    return { ...who, startedAt, endedAt: instant(at) };
  });
  return { speeches, until: at };
}

const waiting: Speech = { side: 'worker', roleGroup: null, startedAt: null, endedAt: null };

describe('talk time', () => {
  it.each([
    ['worker', 'front_line', 'front_line'],
    ['worker', 'technical', 'technical'],
    ['worker', 'manager', 'manager'],
    ['worker', null, 'worker_other'],
    ['union', 'front_line', 'union'],
    ['management', 'manager', 'management'],
  ] as const)('of %s, %s is %s', (side, roleGroup, group) => {
    expect(talkGroupOf({ side, roleGroup })).toBe(group);
  });

  it('adds up: no second is lost between groups, none is counted twice, none is more than the session had', () => {
    fc.assert(
      fc.property(turns, (given) => {
        const { speeches, until } = heldOf(given);
        const times = talkTimes([...speeches, waiting], instant(until));
        expect(times.map((time) => time.group)).toEqual(talkGroups);
        const sum = times.reduce((all, time) => all + time.seconds, 0);
        expect(sum).toBe(given.reduce((all, [, , length]) => all + Math.floor(length / 1000), 0));
        expect(sum * 1000).toBeLessThanOrEqual(until);
        expect(times.reduce((all, time) => all + time.speeches, 0)).toBe(given.length);
      }),
    );
  });

  it('of a group does not depend on what others said, nor on the order', () => {
    fc.assert(
      fc.property(turns, fc.constantFrom(...talkGroups), (given, group: TalkGroup) => {
        const { speeches, until } = heldOf(given);
        const own = speeches.filter((speech) => talkGroupOf(speech) === group);
        const pick = (list: readonly Speech[]) => talkTimes(list, instant(until)).find((time) => time.group === group);
        expect(pick(own.toReversed())).toEqual(pick(speeches));
      }),
    );
  });

  it.each([
    ['a second after it began', 1000, 1000],
    ['as it began', 0, 0],
    ['before it began, by a clock set back', -1, 0],
  ])('of a speech ended %s', (_, at, ends) => {
    expect(endOfSpeech(instant(0), instant(at))).toBe(instant(ends));
  });

  it('runs on while somebody speaks, and is never negative where the clock was set back', () => {
    fc.assert(
      fc.property(speaker, fc.integer({ min: -900_000, max: 900_000 }), (who, ms) => {
        const speech: Speech = { ...who, startedAt: instant(0), endedAt: null };
        const seconds = spokenSeconds(speech, instant(ms));
        expect(seconds).toBe(ms < 0 ? 0 : Math.floor(ms / 1000));
        expect(spokenSeconds(speech, instant(ms + 1000))).toBeGreaterThanOrEqual(seconds);
      }),
    );
    expect(spokenSeconds(waiting, instant(5000))).toBe(0);
  });
});
