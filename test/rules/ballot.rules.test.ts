import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choices, passRules, type Choice } from '../../shared/domain/ballot.ts';
import {
  boxAgrees,
  checkCounts,
  countsOf,
  isOverReturned,
  passes,
  quorum,
  quorumNeeded,
  tellersDiffer,
  votesNeeded,
} from '../../shared/domain/ballot.rules.ts';

const roster = fc.integer({ min: 1, max: 2000 });

describe('the quorum', () => {
  it.each([
    [23, 36, false],
    [24, 36, true],
    [6, 10, false],
    [7, 10, true],
    [0, 0, false],
    [1, 1, true],
  ])('%i of %i: %s', (present, of, ok) => {
    expect(quorum(present, of).ok).toBe(ok);
  });

  it('is met from exactly the number it names, which is the smallest that is two thirds', () => {
    fc.assert(
      fc.property(roster, (all) => {
        const need = quorumNeeded(all);
        expect(need * 3).toBeGreaterThanOrEqual(all * 2);
        expect((need - 1) * 3).toBeLessThan(all * 2);
        expect(quorum(need, all).ok).toBe(true);
        expect(quorum(need - 1, all)).toEqual({
          ok: false,
          code: 'BALLOT_QUORUM',
          details: { present: need - 1, roster: all, need },
        });
      }),
    );
  });
});

describe('the majority', () => {
  it.each([
    ['congress', 18, 36, false],
    ['congress', 19, 36, true],
    ['congress', 5, 10, false],
    ['congress', 6, 10, true],
    ['congress', 5, 11, false],
    ['congress', 6, 11, true],
    ['collective_contract', 18, 36, true],
    ['collective_contract', 17, 36, false],
    ['collective_contract', 5, 10, true],
    ['collective_contract', 5, 11, false],
    ['collective_contract', 6, 11, true],
    ['congress', 0, 0, false],
    ['collective_contract', 0, 0, false],
  ] as const)('%s with %i of %i: %s', (rule, votesFor, of, passed) => {
    expect(passes(rule, votesFor, of)).toBe(passed);
  });

  it('takes exactly the votes it says it needs, and more never lose it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...passRules), roster, fc.nat(2000), (rule, all, more) => {
        const need = votesNeeded(rule, all);
        expect(passes(rule, need, all)).toBe(true);
        expect(passes(rule, need - 1, all)).toBe(false);
        expect(passes(rule, need + more, all)).toBe(true);
      }),
    );
  });

  it('never lets a tie pass as a decision of the congress, and its bar is never the lower one', () => {
    fc.assert(
      fc.property(roster, (all) => {
        expect(passes('congress', all, 2 * all)).toBe(false);
        expect(passes('collective_contract', all, 2 * all)).toBe(true);
        expect(votesNeeded('congress', all)).toBeGreaterThanOrEqual(votesNeeded('collective_contract', all));
      }),
    );
  });

  it('counts who stayed away against: the same votes never pass among more representatives than among fewer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...passRules), roster, roster, fc.nat(2000), (rule, few, more, votesFor) => {
        if (passes(rule, votesFor, few + more)) expect(passes(rule, votesFor, few)).toBe(true);
      }),
    );
  });
});

/** Votes by choice, as a box gives them. */
function tally(chosen: readonly Choice[]) {
  const of = (choice: Choice): number => chosen.filter((one) => one === choice).length;
  return { votesFor: of('for'), votesAgainst: of('against'), votesAbstain: of('abstain') };
}

describe('the counts', () => {
  const chosen = fc.array(fc.constantFrom(...choices), { maxLength: 80, size: 'max' });

  it('that add up are taken, and one vote more or fewer is not', () => {
    fc.assert(
      fc.property(chosen, fc.nat(20), fc.nat(20), fc.nat(20), (votes, invalid, kept, away) => {
        const returned = votes.length + invalid;
        const counts = { ...tally(votes), invalid, returned, issued: returned + kept };
        const present = counts.issued + away;
        expect(checkCounts('paper', counts, present).ok).toBe(true);
        expect(checkCounts('paper', { ...counts, votesFor: counts.votesFor + 1 }, present)).toMatchObject({
          code: 'BALLOT_COUNTS_DO_NOT_ADD_UP',
          details: { field: 'ballotCount.valid' },
        });
        expect(checkCounts('paper', counts, counts.issued - 1).ok).toBe(false);
        expect(checkCounts('paper', { ...counts, issued: returned - 1 }, present)).toMatchObject({
          code: 'BALLOT_OVER_RETURNED',
        });
        expect(isOverReturned({ issued: returned, returned })).toBe(false);
      }),
    );
  });
});

describe('the tellers', () => {
  it('are never the same person, however the name is typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        expect(tellersDiffer(name, ` ${name}　`).ok).toBe(false);
        expect(tellersDiffer(name, '').ok).toBe(false);
      }),
    );
    expect(tellersDiffer('ＬＩ Ming', 'li ming').ok).toBe(false);
    expect(tellersDiffer('区石泉', '黄晓彤').ok).toBe(true);
  });
});

describe('the sums of a secret ballot', () => {
  const people = fc.array(fc.constantFrom('desk', 'sent', 'kept', 'paper', 'away'), { minLength: 1, maxLength: 200 });
  const sumsOf = (how: readonly string[]) => {
    const n = (...ways: string[]): number => how.filter((way) => ways.includes(way)).length;
    return {
      ticked: n('desk', 'sent', 'kept', 'paper'),
      signed: n('sent', 'kept'),
      used: n('sent'),
      slips: n('desk', 'sent'),
      paper: n('paper'),
    };
  };

  it('agree however people vote: at the desk, by phone, with a paper that stays on the phone, not at all', () => {
    fc.assert(
      fc.property(people, (how) => {
        expect(boxAgrees(sumsOf(how))).toBe(true);
      }),
    );
  });

  it('do not agree with a slip, a tick, a signed or a used paper too many or too few', () => {
    const which = fc.constantFrom('ticked', 'signed', 'used', 'slips', 'paper');
    fc.assert(
      fc.property(people, which, fc.constantFrom(-3, -1, 1, 2), (how, name, by) => {
        const sums = sumsOf(how);
        expect(boxAgrees({ ...sums, [name]: sums[name as 'slips'] + by })).toBe(false);
      }),
    );
  });

  it('never have more slips than ticks where they agree', () => {
    const n = fc.nat(5);
    fc.assert(
      fc.property(n, n, n, n, n, (ticked, signed, used, slips, paper) => {
        if (boxAgrees({ ticked, signed, used, slips, paper })) expect(slips + paper).toBeLessThanOrEqual(ticked);
      }),
      { numRuns: 2000 },
    );
  });

  it('pass the arithmetic that typed-in counts have to pass, invalid ones included', () => {
    const chosen = fc.array(fc.constantFrom(...choices), { maxLength: 100 });
    fc.assert(
      fc.property(chosen, fc.nat(5), fc.nat(5), (votes: readonly Choice[], invalid, kept) => {
        const returned = votes.length + invalid;
        const counts = countsOf(votes, { issued: returned + kept, returned });
        expect(counts.invalid).toBe(invalid);
        expect(counts.votesFor + counts.votesAgainst + counts.votesAbstain + counts.invalid).toBe(counts.returned);
        expect(checkCounts('secret', counts, returned + kept).ok).toBe(true);
      }),
    );
  });
});
