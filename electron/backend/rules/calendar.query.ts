import { countProvisional, findFactoryCalendar, listImportedYears } from '../../../db/repos/calendar.repo.ts';
import { publicCalendar } from '../../../shared/domain/public-calendar.ts';
import type { QueryHandler } from '../context.ts';

/** Years further back than a petition's deadlines ever reach are not worth a line. */
const yearsShown = 4;

export const calendar: QueryHandler<'calendar.get'> = async (db) => {
  const [imported, factory, provisionalPetitions] = await Promise.all([
    listImportedYears(db),
    findFactoryCalendar(db),
    countProvisional(db),
  ]);
  const shipped = [...publicCalendar.years]
    .filter(([year]) => !imported.some((row) => row.year === year))
    .map(([year, { off, work }]) => ({ year, off: off.size, work: work.size, imported: false, source: '' }));
  const own = imported.map(({ year, off, work, source }) => ({
    year,
    off: off.size,
    work: work.size,
    imported: true,
    source,
  }));
  return {
    years: [...shipped, ...own].toSorted((a, b) => a.year - b.year).slice(-yearsShown),
    factory:
      factory === null
        ? null
        : {
            restWeekdays: factory.restWeekdays === null ? null : [...factory.restWeekdays],
            off: [...factory.off],
            work: [...factory.work],
          },
    provisionalPetitions,
    importedAt: imported.at(-1)?.importedAt ?? null,
  };
};
