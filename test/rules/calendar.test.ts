import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  subtractWorkingDays,
  workingDaysBetween,
} from '../../shared/domain/calendar.rules.ts';
import type { WorkingCalendar } from '../../shared/domain/calendar.ts';
import { addDays, dayOf, endOfDay, isDay, startOfDay, weekdayOf } from '../../shared/domain/instant.ts';
import { coveredYears, publicCalendar } from '../../shared/domain/public-calendar.ts';

const anyDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2019-01-01', n));
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .record({ rest: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 5 }), off: fc.array(anyDay), work: fc.array(anyDay) })
  .map(({ rest, off, work }) => ({
    years: publicCalendar.years,
    factory: { restWeekdays: rest, off: new Set(off), work: new Set(work) },
  }));

describe('the public calendar', () => {
  it.each([2025, 2026])('has 248 working days in %i', (year) => {
    expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, publicCalendar)).toBe(248);
  });

  it.each([
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-09-28', true],
    ['2025-10-08', false],
    ['2025-10-11', true],
    ['2026-01-04', true],
    ['2026-02-23', false],
    ['2026-09-20', true],
    ['2026-10-10', true],
  ])('%s: working %s, as the State Council published', (day, works) => {
    expect(isWorkingDay(day, publicCalendar)).toBe(works);
  });

  it('says which years it covers, and that what lies beyond is provisional', () => {
    expect(coveredYears).toContain(2026);
    expect(addWorkingDays('2026-12-30', 3, publicCalendar)).toEqual({ on: '2027-01-04', provisional: true });
    expect(addWorkingDays('2026-06-01', 3, publicCalendar).provisional).toBe(false);
  });
});

describe('counting working days', () => {
  it('lands on a working day, and each step further lands later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), calendars, (day, n, calendar) => {
        const { on } = addWorkingDays(day, n, calendar);
        expect(isWorkingDay(on, calendar)).toBe(true);
        expect(addWorkingDays(day, n + 1, calendar).on > on).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('adds up: a days and then b days are a + b days', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(20), fc.nat(20), calendars, (day, a, b, calendar) => {
        const inTwo = addWorkingDays(addWorkingDays(day, a, calendar).on, b, calendar).on;
        expect(inTwo).toBe(addWorkingDays(day, a + b, calendar).on);
      }),
      { numRuns: 200 },
    );
  });

  it('is undone by counting between and by counting back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), calendars, (day, n, calendar) => {
        const { on } = addWorkingDays(day, n, calendar);
        expect(workingDaysBetween(day, on, calendar)).toBe(n);
        expect(subtractWorkingDays(on, n, calendar).on <= on).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('days and moments in Asia/Shanghai', () => {
  it('knows that the day begins at 16:00 UTC the day before', () => {
    expect(dayOf('2025-09-26T15:59:59.999Z')).toBe('2025-09-26');
    expect(dayOf('2025-09-26T16:00:00.000Z')).toBe('2025-09-27');
    expect(startOfDay('2025-09-27')).toBe('2025-09-26T16:00:00.000Z');
    expect(endOfDay('2025-09-27')).toBe('2025-09-27T15:59:59.999Z');
  });

  it('tells dates that exist from dates that do not', () => {
    expect(['2024-02-29', '2025-12-31'].every(isDay)).toBe(true);
    expect(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', 'heute'].some(isDay)).toBe(false);
    expect(weekdayOf('2025-09-28')).toBe(7);
  });
});
