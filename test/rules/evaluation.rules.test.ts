import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayOpenRound, mayRate, roundResult, roundStates } from '../../shared/domain/evaluation.rules.ts';
import { sessionStates } from '../../shared/domain/session.ts';

const rules = { ratingsShownFrom: 5 };
const scores = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60, size: 'max' });
const grouped = (given: readonly number[]) => given.map((score) => ({ score, n: 1 }));

describe('the result of a round', () => {
  it('is hidden below five ratings and while it is open, shown from five on when it is closed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roundStates), scores, (state, given) => {
        const result = roundResult(state, grouped(given), rules);
        expect(result.count).toBe(given.length);
        expect(result.hidden).toBe(state === 'open' || given.length < 5);
        if (result.hidden) expect(result).not.toHaveProperty('mean');
        else expect(result.mean).toBeGreaterThanOrEqual(1);
        if (!result.hidden) expect(result.mean).toBeLessThanOrEqual(5);
      }),
    );
    expect(roundResult('closed', grouped([5, 5, 5, 5]), rules)).toEqual({ count: 4, hidden: true });
    expect(roundResult('closed', grouped([5, 5, 5, 5, 4]), rules)).toEqual({ count: 5, hidden: false, mean: 4.8 });
  });

  it('does not depend on the order of the ratings or on how they are gathered', () => {
    fc.assert(
      fc.property(scores, (given) => {
        const gathered = [1, 2, 3, 4, 5].map((score) => ({ score, n: given.filter((one) => one === score).length }));
        expect(roundResult('closed', gathered, rules)).toEqual(roundResult('closed', grouped(given), rules));
        expect(roundResult('closed', grouped(given.toReversed()), rules)).toEqual(
          roundResult('closed', grouped(given), rules),
        );
      }),
    );
  });
});

describe('who may rate', () => {
  it('is on the roll, in an open round, and once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roundStates), fc.boolean(), fc.boolean(), (round, isEntitled, hasRated) => {
        expect(mayRate({ round, isEntitled, hasRated }).ok).toBe(round === 'open' && isEntitled && !hasRated);
      }),
    );
  });

  it('rates only a session that was held to its end', () => {
    const held = sessionStates.filter((state) => mayOpenRound(state).ok);
    expect(held).toEqual(['closed', 'minuted', 'published']);
  });
});
