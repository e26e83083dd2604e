import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { explainDeadline } from '../../../shared/domain/deadline.rules.ts';
import type { QueryHandler } from '../context.ts';

/** More days than this are counted by the calendar and not by the eye. */
const mostDays = 40;

export const explainDue: QueryHandler<'petition.explainDue'> = async (db, { petitionId }) => {
  const { startOn, nextDueOn } = await getPetition(db, petitionId);
  if (nextDueOn === null) return { startOn, dueOn: null, days: [] };
  const days = explainDeadline(startOn, nextDueOn, await loadCalendar(db));
  return { startOn, dueOn: nextDueOn, days: days.slice(0, mostDays).map((step) => ({ ...step })) };
};
