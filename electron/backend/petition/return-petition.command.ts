import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** An escalated matter comes back with the result reached there. */
export const returnPetition: CommandHandler<'petition.return'> = async (tx, input, context) => {
  const { petitionId, version } = input;
  const moved = await movePetition(
    tx,
    { petitionId, version, act: 'return', change: {}, note: input.result },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
