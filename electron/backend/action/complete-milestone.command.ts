import { listMilestones, markMilestoneDone } from '../../../db/repos/action.queries.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';

/** A step of a long-term plan has been reached today. */
export const completeMilestone: CommandHandler<'action.completeMilestone'> = async (tx, input, context) => {
  const { actionItemId, milestoneId, note, version } = input;
  const milestone = (await listMilestones(tx, actionItemId)).find(({ id }) => id === milestoneId);
  if (milestone === undefined) throw new AppError('NOT_FOUND', { what: 'milestone' });
  const { title, dueOn } = milestone;
  const done = await actOnAction(
    tx,
    { actionItemId, version, act: 'completeMilestone', note, detail: () => ({ title, dueOn }) },
    { accountId: context.actor.accountId, now: context.now },
  );
  if (!(await markMilestoneDone(tx, { id: milestoneId, actionItemId, doneOn: context.today })))
    throw new AppError('CONFLICT', { what: 'milestone' });
  context.about(actionItemId);
  return { state: done.state, version: done.version };
};
