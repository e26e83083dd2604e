import type { FactoryCalendar, WorkingCalendar } from '../../shared/domain/calendar.ts';
import { publicCalendar } from '../../shared/domain/public-calendar.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

const days = (json: string): ReadonlySet<string> => new Set(JSON.parse(json) as string[]);

/** The calendar that deadlines are counted with: the shipped public years, years imported since, the factory's own over them. */
export async function loadCalendar(db: AnyDb): Promise<WorkingCalendar> {
  const [imported, factory] = await Promise.all([listImportedYears(db), findFactoryCalendar(db)]);
  const years = new Map(publicCalendar.years);
  for (const { year, off, work } of imported) years.set(year, { off, work });
  return { years, factory };
}

/** Years imported from a file, ascending; they come before the shipped ones. */
export async function listImportedYears(db: AnyDb) {
  const rows = await db.selectFrom('calendar_year').selectAll().orderBy('year').execute();
  return rows.map(({ year, offDays, workDays, source, importedAt }) => ({
    year,
    off: days(offDays),
    work: days(workDays),
    source,
    importedAt,
  }));
}

export async function saveCalendarYear(
  tx: WriteTx,
  year: { year: number; off: readonly string[]; work: readonly string[]; source: string; importedAt: string },
): Promise<void> {
  const row = {
    year: year.year,
    offDays: JSON.stringify(year.off),
    workDays: JSON.stringify(year.work),
    source: year.source,
    importedAt: year.importedAt,
  };
  await tx
    .insertInto('calendar_year')
    .values(row)
    .onConflict((c) => c.column('year').doUpdateSet(row))
    .execute();
}

/** The factory's own calendar; null where the enterprise works as the public one says. */
export async function findFactoryCalendar(db: AnyDb): Promise<FactoryCalendar | null> {
  const row = await db.selectFrom('factory_calendar').selectAll().executeTakeFirst();
  if (row === undefined) return null;
  const restWeekdays = row.restWeekdays === null ? null : (JSON.parse(row.restWeekdays) as number[]);
  return { restWeekdays, off: days(row.offDays), work: days(row.workDays) };
}

export async function saveFactoryCalendar(
  tx: WriteTx,
  calendar: {
    restWeekdays: readonly number[] | null;
    off: readonly string[];
    work: readonly string[];
    updatedAt: string;
  },
): Promise<void> {
  const row = {
    id: 1,
    restWeekdays: calendar.restWeekdays === null ? null : JSON.stringify(calendar.restWeekdays),
    offDays: JSON.stringify(calendar.off),
    workDays: JSON.stringify(calendar.work),
    updatedAt: calendar.updatedAt,
  };
  await tx
    .insertInto('factory_calendar')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet({ ...row, version: (e) => e('factory_calendar.version', '+', 1) }))
    .execute();
}

/** How many petitions have a deadline counted through a year without a published calendar. */
export async function countProvisional(db: AnyDb): Promise<number> {
  const row = await db
    .selectFrom('petition')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('nextDueOn', 'is not', null)
    .where('dueProvisional', '=', 1)
    .executeTakeFirstOrThrow();
  return row.n;
}
