import { mayReportDone } from '../../../shared/domain/action.rules.ts';
import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';

/** Reports completion with what it can be seen by; the day is kept, so that what was late stays late. */
export const reportActionDone: CommandHandler<'action.reportDone'> = async (tx, input, context) => {
  const { actionItemId, version, evidence } = input;
  const { accountId } = context.actor;
  const done = await actOnAction(
    tx,
    {
      actionItemId,
      version,
      act: 'reportDone',
      note: evidence,
      percent: 100,
      may: (item) => mayReportDone(item.state, evidence),
      change: () => ({ doneAt: context.now, doneOn: context.today, evidence, percent: 100 }),
    },
    { accountId, now: context.now },
  );
  context.about(actionItemId);
  return { state: done.state, version: done.version };
};
