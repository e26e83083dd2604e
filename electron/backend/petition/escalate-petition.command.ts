import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Hands the matter on to the workers' congress, collective bargaining or the union above; it stays open here. */
export const escalatePetition: CommandHandler<'petition.escalate'> = async (tx, input, context) => {
  const { petitionId, version } = input;
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'escalate',
      change: { escalatedTo: input.to },
      note: input.reason,
      detail: { to: input.to },
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
