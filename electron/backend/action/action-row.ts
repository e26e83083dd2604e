import type { listActions } from '../../../db/repos/action.queries.ts';
import { dueStateOf, isOwed } from '../../../shared/domain/action.rules.ts';
import type { WorkingCalendar } from '../../../shared/domain/calendar.ts';
import { workingDaysLeft } from '../../../shared/domain/deadline.rules.ts';

type Row = Awaited<ReturnType<typeof listActions>>[number];

/** An action item as pages get it. */
export function asActionRow(row: Row, today: string, calendar: WorkingCalendar) {
  return {
    ...row,
    dueState: dueStateOf(row, today, calendar),
    workingDaysLeft: isOwed(row.state) ? workingDaysLeft(row.dueOn, today, calendar) : null,
  };
}
