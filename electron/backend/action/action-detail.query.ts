import { findActionWithLinks, listActionProgress, listMilestones } from '../../../db/repos/action.queries.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { asActionRow } from './action-row.ts';

/** One action item with every report on it, its milestones, and where it comes from. */
export const actionDetail: QueryHandler<'action.get'> = async (db, { actionItemId }, { today }) => {
  const item = await findActionWithLinks(db, actionItemId);
  if (item === undefined) throw new AppError('NOT_FOUND', { what: 'action' });
  const [progress, milestones, calendar] = await Promise.all([
    listActionProgress(db, actionItemId),
    listMilestones(db, actionItemId),
    loadCalendar(db),
  ]);
  return {
    ...item,
    ...asActionRow(item, today, calendar),
    progress: progress.map((report) => ({ ...report, detail: JSON.parse(report.detail) as Record<string, unknown> })),
    milestones: milestones.map((milestone) => ({
      ...milestone,
      isLate: (milestone.doneOn ?? today) > milestone.dueOn,
    })),
  };
};
