import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';

/** Adds a report beside the earlier ones. A hundred per cent is not done: that takes evidence. */
export const reportActionProgress: CommandHandler<'action.reportProgress'> = async (tx, input, context) => {
  const { blocked, percent, ...rest } = input;
  const { state, version } = await actOnAction(
    tx,
    { ...rest, percent, act: blocked ? 'reportBlocked' : 'reportProgress', change: () => ({ percent }) },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(input.actionItemId);
  return { state, version };
};
