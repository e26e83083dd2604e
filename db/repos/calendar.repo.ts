import type { WorkingCalendar } from '../../shared/domain/calendar.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';
import type { AnyDb } from '../handles.ts';

const days = (json: string): ReadonlySet<string> => new Set(JSON.parse(json) as string[]);

/** The calendar that deadlines are counted with: the shipped public years, years imported since, the factory's own over them. */
export async function loadCalendar(db: AnyDb): Promise<WorkingCalendar> {
  const [imported, factory] = await Promise.all([
    db.selectFrom('calendar_year').selectAll().execute(),
    db.selectFrom('factory_calendar').selectAll().executeTakeFirst(),
  ]);
  const years = new Map(publicCalendar.years);
  for (const row of imported) years.set(row.year, { off: days(row.offDays), work: days(row.workDays) });
  return {
    years,
    factory:
      factory === undefined
        ? null
        : {
            restWeekdays: factory.restWeekdays === null ? null : (JSON.parse(factory.restWeekdays) as number[]),
            off: days(factory.offDays),
            work: days(factory.workDays),
          },
  };
}
