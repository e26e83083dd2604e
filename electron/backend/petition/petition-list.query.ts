import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listPetitions } from '../../../db/repos/petition.queries.ts';
import type { QueryHandler } from '../context.ts';
import { asPetitionRow } from '../petition-state/petition-row.ts';

export const petitionList: QueryHandler<'petition.list'> = async (db, input, { today }) => {
  const { order, descending, after, limit, overdue, ...filter } = input;
  const page = await listPetitions(
    db,
    { ...filter, overdueOn: overdue === true ? today : undefined, figureOn: today },
    // What is overdue is looked at by its deadline.
    { order: overdue === true ? 'due' : order, descending, after, limit },
  );
  const calendar = await loadCalendar(db);
  return { rows: page.rows.map((row) => asPetitionRow(row, today, calendar)), next: page.next };
};
