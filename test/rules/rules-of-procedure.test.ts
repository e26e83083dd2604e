import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/instant.ts';
import {
  checkRules,
  defaultRules,
  ruleSources,
  rulesInForce,
  type RulesKey,
} from '../../shared/domain/rules-of-procedure.ts';

const large = defaultRules('large');
const numbers = (Object.keys(ruleSources) as RulesKey[]).filter((key) => ruleSources[key].range !== null);
const rangeOf = (key: RulesKey): readonly [number, number] => ruleSources[key].range ?? [0, 0];

describe('the settings of the rules of procedure', () => {
  it('are in order as they are delivered, for both sizes; small and medium ones meet quarterly', () => {
    expect(checkRules(large).ok).toBe(true);
    expect(checkRules(defaultRules('small_medium')).ok).toBe(true);
    expect([large.sessionFrequency, defaultRules('small_medium').sessionFrequency]).toEqual(['monthly', 'quarterly']);
  });

  it.each(numbers)('%s is taken at both ends of its range and refused beyond, by name', (key) => {
    const [least, most] = rangeOf(key);
    // Done may not be asked for sooner than answered: the other end of the two goes with it.
    const base = { ...large, immediateAnswerDays: 1, immediateDoneDays: 30 };
    for (const value of [least, most]) expect(checkRules({ ...base, [key]: value }).ok, `${value}`).toBe(true);
    for (const value of [least - 1, most + 1, least + 0.5, Number.NaN, '3', null, undefined])
      expect(checkRules({ ...base, [key]: value })).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: `rules.${key}` },
      });
  });

  it('are taken with any numbers in their ranges, as long as done is not asked for before answered', () => {
    const inRange = fc.record(
      Object.fromEntries(numbers.map((key) => [key, fc.integer({ min: rangeOf(key)[0], max: rangeOf(key)[1] })])),
    );
    fc.assert(
      fc.property(inRange, (given) => {
        const settings = { ...large, ...given };
        expect(checkRules(settings).ok).toBe(settings.immediateDoneDays >= settings.immediateAnswerDays);
      }),
    );
  });

  it('are refused when one is unknown, and name it', () => {
    const known = new Set(Object.keys(ruleSources));
    fc.assert(
      fc.property(
        fc.string().filter((key) => !known.has(key) && key !== '__proto__'),
        (key) => {
          expect(checkRules({ ...large, [key]: 1 })).toMatchObject({ details: { field: `rules.${key}` } });
        },
      ),
    );
  });

  it('each say in words where their default comes from', () => {
    for (const { source } of Object.values(ruleSources)) expect(source.length).toBeGreaterThan(4);
  });
});

describe('the version in force', () => {
  const versions = fc
    .uniqueArray(fc.nat(1500), { minLength: 1, maxLength: 8 })
    .map((days) => days.map((n) => ({ effectiveOn: addDays('2024-01-01', n) })));

  it('is the latest that has begun, and the first of all for an earlier day, in whatever order they are listed', () => {
    fc.assert(
      fc.property(versions, fc.nat(1600), (list, n) => {
        const day = addDays('2024-01-01', n);
        const { effectiveOn } = rulesInForce(list, day);
        const begun = list.filter((version) => version.effectiveOn <= day);
        if (begun.length === 0) expect(list.every((version) => version.effectiveOn >= effectiveOn)).toBe(true);
        else expect(begun.every((version) => version.effectiveOn <= effectiveOn) && effectiveOn <= day).toBe(true);
        expect(rulesInForce(list.toReversed(), day).effectiveOn).toBe(effectiveOn);
      }),
    );
  });

  it('changes on its own day, not the day before', () => {
    const list = [{ effectiveOn: '2025-01-01' }, { effectiveOn: '2025-09-01' }];
    expect(rulesInForce(list, '2025-08-31').effectiveOn).toBe('2025-01-01');
    expect(rulesInForce(list, '2025-09-01').effectiveOn).toBe('2025-09-01');
    expect(() => rulesInForce([], '2025-09-01')).toThrow();
  });
});
