import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';
import { settlePetition } from './settle-petition.ts';

/** The union confirms what was reported done; with the last thing promised for a petition, the petition is done too. */
export const verifyAction: CommandHandler<'action.verify'> = async (tx, input, context) => {
  const by = { accountId: context.actor.accountId, now: context.now };
  const { state, version, before } = await actOnAction(
    tx,
    { ...input, act: 'verify', change: () => ({ verifiedAt: context.now }) },
    by,
  );
  const petitionState = await settlePetition(tx, before.petitionId, before.evidence, by);
  context.about(input.actionItemId);
  return { state, version, petitionState };
};
