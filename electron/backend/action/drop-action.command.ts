import type { CommandHandler } from '../context.ts';
import { actOnAction } from './act-on-action.ts';
import { settlePetition } from './settle-petition.ts';

/** Gives an item up for a reason; it stays visible as given up. What else was promised for the petition decides on it. */
export const dropAction: CommandHandler<'action.drop'> = async (tx, input, context) => {
  const { actionItemId, reason, version } = input;
  const by = { accountId: context.actor.accountId, now: context.now };
  const dropped = await actOnAction(tx, { actionItemId, version, act: 'drop', note: reason }, by);
  const petitionState = await settlePetition(tx, dropped.before.petitionId, reason, by);
  context.about(actionItemId);
  return { state: dropped.state, version: dropped.version, petitionState };
};
