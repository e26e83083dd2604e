import { getActionItem } from '../../../db/repos/action.repo.ts';
import { extended, mayExtend } from '../../../shared/domain/action.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';

/** Grants more time for a reason; the first due date and the number of extensions stay visible. */
export const extendAction: CommandHandler<'action.extend'> = async (tx, input, context) => {
  const { actionItemId, version, dueOn, reason } = input;
  const item = await getActionItem(tx, actionItemId);
  demand(mayExtend(item, dueOn, context.today));
  const done = await actOnAction(
    tx,
    {
      actionItemId,
      version,
      act: 'extend',
      note: reason,
      detail: { from: item.dueOn, to: dueOn },
      change: (before) => extended(before, dueOn),
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(actionItemId);
  return { state: done.state, version: done.version };
};
