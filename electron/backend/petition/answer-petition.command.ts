import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Answered is never done: the petition stays open until it has been carried out or explained. */
export const answerPetition: CommandHandler<'petition.answer'> = async (tx, input, context) => {
  const { petitionId, version } = input;
  const moved = await movePetition(
    tx,
    { petitionId, version, act: 'answer', change: { answeredAt: context.now }, note: input.answer },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
