import { mayCloseAs } from '../../../shared/domain/petition.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Ends a petition that has been answered (事事有回音). */
export const closePetition: CommandHandler<'petition.close'> = async (tx, input, context) => {
  const { petitionId, version } = input;
  const moved = await movePetition(
    tx,
    {
      petitionId,
      version,
      act: 'close',
      change: { closedAt: context.now, closing: input.closing },
      note: input.note,
      detail: { closing: input.closing },
    },
    { accountId: context.actor.accountId, now: context.now },
  );
  // After the version was looked at: who is late is told that, and not of a state that their page does not show.
  demand(mayCloseAs(moved.before.state, input.closing));
  context.about(petitionId);
  return { state: moved.state, version: moved.version };
};
