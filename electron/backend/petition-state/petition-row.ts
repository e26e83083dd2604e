import type { listPetitions } from '../../../db/repos/petition.queries.ts';
import type { WorkingCalendar } from '../../../shared/domain/calendar.ts';
import { workingDaysLeft } from '../../../shared/domain/deadline.rules.ts';

type Row = Awaited<ReturnType<typeof listPetitions>>['rows'][number];

/** A row of the register as pages get it. */
export function asPetitionRow(row: Row, today: string, calendar: WorkingCalendar) {
  const { seq: _seq, ...rest } = row;
  return {
    ...rest,
    urgent: row.urgent === 1,
    major: row.major === 1,
    dueProvisional: row.dueProvisional === 1,
    workingDaysLeft: row.nextDueOn === null ? null : workingDaysLeft(row.nextDueOn, today, calendar),
  };
}
