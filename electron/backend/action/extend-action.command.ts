import { extended, mayExtend } from '../../../shared/domain/action.rules.ts';
import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';

/** Grants more time for a reason; the first due date and the number of extensions stay visible. */
export const extendAction: CommandHandler<'action.extend'> = async (tx, input, context) => {
  const { actionItemId, version, dueOn, reason } = input;
  const done = await actOnAction(
    tx,
    {
      actionItemId,
      version,
      act: 'extend',
      note: reason,
      may: (item) => mayExtend(item, dueOn, context.today),
      detail: (item) => ({ from: item.dueOn, to: dueOn }),
      change: (item) => extended(item, dueOn),
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(actionItemId);
  return { state: done.state, version: done.version };
};
