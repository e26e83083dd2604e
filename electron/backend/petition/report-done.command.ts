import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Reports that it has been carried out; the petitioner's side rates it next. */
export const reportDone: CommandHandler<'petition.reportDone'> = async (tx, input, context) => {
  const { petitionId, version } = input;
  const moved = await movePetition(
    tx,
    { petitionId, version, act: 'reportDone', change: { doneAt: context.now }, note: input.note },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
