import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarYear, WorkingCalendar } from './calendar.ts';

/** The State Council's calendar as far as it has been published with this program (data: chinese-days). */
function published(): ReadonlyMap<number, CalendarYear> {
  const years = new Map<number, { off: Set<string>; work: Set<string> }>();
  const sort = (days: readonly string[], kind: 'off' | 'work'): void => {
    for (const day of days) {
      const year = Number(day.slice(0, 4));
      const found = years.get(year) ?? { off: new Set<string>(), work: new Set<string>() };
      found[kind].add(day);
      years.set(year, found);
    }
  };
  sort(Object.keys(data.holidays), 'off');
  sort(Object.keys(data.workdays), 'work');
  return years;
}

/** The public calendar alone, without a factory's. Years it does not cover are counted by weekends and provisional. */
export const publicCalendar: WorkingCalendar = { years: published(), factory: null };

/** Years with a published calendar, ascending. */
export const coveredYears: readonly number[] = [...publicCalendar.years.keys()].toSorted((a, b) => a - b);
