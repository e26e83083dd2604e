import { countActions, listActionDepartments, listActions } from '../../../db/repos/action.queries.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { endOfWeek } from '../../../shared/domain/action.rules.ts';
import type { QueryHandler } from '../context.ts';
import { asActionRow } from './action-row.ts';

export const actionList: QueryHandler<'action.list'> = async (db, { group, limit, ...filter }, { today }) => {
  const weekEnd = endOfWeek(today);
  const [rows, counts, departments, calendar] = await Promise.all([
    listActions(db, { group, today, weekEnd }, filter, limit),
    countActions(db, today, weekEnd, filter),
    listActionDepartments(db),
    loadCalendar(db),
  ]);
  return { rows: rows.map((row) => asActionRow(row, today, calendar)), counts, departments: [...departments] };
};
