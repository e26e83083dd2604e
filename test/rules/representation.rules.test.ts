import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { employmentKinds, roleGroups } from '../../shared/domain/petition.ts';
import { addDays } from '../../shared/domain/instant.ts';
import { representationOf, type RosterPerson, type Term } from '../../shared/domain/representation.rules.ts';
import { defaultRules } from '../../shared/domain/rules-of-procedure.ts';

const rules = defaultRules('large');
type Representative = RosterPerson & Term;
const inTerm: Term = { termFrom: '2024-07-01', termTo: '2027-06-30' };
const worker: Representative = {
  ...inTerm,
  sex: 'male',
  roleGroup: 'front_line',
  employment: 'regular',
  isMiddleManager: false,
};
const people = (n: number, more: Partial<Representative> = {}): Representative[] =>
  Array.from({ length: n }, () => ({ ...worker, ...more }));
const found = (
  rule: string,
  representatives: readonly Representative[],
  staffCount: number,
  staff: readonly RosterPerson[] = [],
) => representationOf(representatives, staff, staffCount, rules).find((finding) => finding.rule === rule);

const person: fc.Arbitrary<Representative> = fc.record({
  termFrom: fc.constant(inTerm.termFrom),
  termTo: fc.constant(inTerm.termTo),
  sex: fc.constantFrom('male', 'female', null),
  roleGroup: fc.constantFrom(...roleGroups, null),
  employment: fc.constantFrom(...employmentKinds, null),
  isMiddleManager: fc.boolean(),
});

describe('who the representatives are', () => {
  it.each([
    ['count', 29, 300, false],
    ['count', 30, 300, true],
    ['share', 30, 600, true],
    ['share', 30, 601, false],
    ['share', 36, 720, true],
    ['share', 36, 721, false],
  ] as const)('%s with %i of %i: %s', (rule, n, staffCount, met) => {
    expect(found(rule, people(n), staffCount)?.met).toBe(met);
  });

  it.each([
    [7, 36, true],
    [8, 36, false],
    [6, 30, true],
    [7, 30, false],
  ])('%i middle managers of %i: %s', (managers, n, met) => {
    const representatives = [...people(managers, { isMiddleManager: true }), ...people(n - managers)];
    expect(found('managers', representatives, 300)?.met).toBe(met);
  });

  it('is judged by the larger of the roster and the number stated, so that neither can be used to look better', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(400), fc.nat(400), (n, listed, stated) => {
        const staff = people(listed);
        const { needed, met } = found('share', people(n), stated, staff) ?? expect.fail('no finding');
        expect(needed * 100).toBeGreaterThanOrEqual(Math.max(listed, stated) * rules.representativesMinPercent);
        expect(met).toBe(n >= needed);
      }),
    );
  });

  it('names numbers that would meet the rule, and never judges where the law gives no number', () => {
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 60, size: 'max' }),
        fc.array(person, { maxLength: 200, size: 'max' }),
        (chosen, staff) => {
          for (const { rule, met, actual, of, needed } of representationOf(chosen, staff, staff.length, rules)) {
            expect(
              [actual, of, needed].every((n) => Number.isInteger(n) && n >= 0),
              rule,
            ).toBe(true);
            if (['women', 'agency', 'frontLine'].includes(rule)) {
              expect(met).toBe('advice');
              expect(needed).toBeLessThanOrEqual(chosen.length);
            } else expect(met).toBe(rule === 'managers' ? actual <= needed : actual >= needed);
          }
        },
      ),
    );
  });
});

describe('the terms of office', () => {
  it.each([
    ['2024-07-01', '2027-06-30', true],
    ['2024-07-01', '2027-07-01', true],
    ['2024-07-01', '2027-06-29', false],
    ['2024-07-01', '2029-07-01', true],
    ['2024-07-01', '2029-07-02', false],
    ['2024-02-29', '2027-02-28', true],
    ['2025-03-01', '2028-02-29', true],
    ['2024-07-01', '2023-07-01', false],
  ])('from %s to %s: %s', (termFrom, termTo, met) => {
    const of = found('term', [{ ...worker, termFrom, termTo }], 300);
    expect(of).toMatchObject({ met, actual: met ? 1 : 0, of: 1 });
  });

  it('of four years are in range from any day, of two and of six from none', () => {
    fc.assert(
      fc.property(fc.nat(4000), (n) => {
        const termFrom = addDays('2020-01-01', n);
        const after = (days: number) =>
          found('term', [{ ...worker, termFrom, termTo: addDays(termFrom, days) }], 300)?.met;
        expect([after(4 * 365), after(2 * 365), after(6 * 366)]).toEqual([true, false, false]);
      }),
    );
  });
});
