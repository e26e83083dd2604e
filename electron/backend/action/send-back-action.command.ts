import { listActionProgress } from '../../../db/repos/action.queries.ts';
import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';

/**
 * The union does not accept the completion: the item is owed again, at the percentage last reported before. What was
 * handed in as evidence stays in the history.
 */
export const sendBackAction: CommandHandler<'action.sendBack'> = async (tx, input, context) => {
  const { actionItemId, reason, version } = input;
  const reports = await listActionProgress(tx, actionItemId);
  const last = reports.findLast(({ kind }) => kind === 'reportProgress' || kind === 'reportBlocked');
  const percent = last?.percent ?? 0;
  const sent = await actOnAction(
    tx,
    {
      actionItemId,
      version,
      act: 'sendBack',
      note: reason,
      percent,
      change: () => ({ doneAt: null, doneOn: null, evidence: '', percent }),
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(actionItemId);
  return { state: sent.state, version: sent.version };
};
