import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import type { CommandHandler } from '../context.ts';
import { putSheetIn } from './put-sheet-in.ts';

/** A sheet filled in at the desk. */
export const rateSession: CommandHandler<'evaluation.rate'> = async (tx, input, context) => {
  context.about(input.roundId);
  await putSheetIn(tx, input, input.representativeId);
  return {};
};

/** A representative's own sheet, filled in on the phone and sealed here as at the desk. */
export const rateMine: CommandHandler<'evaluation.rateMine'> = async (tx, input, context) => {
  context.about(input.roundId);
  const own = await representativeOfAccount(tx, context.actor.accountId);
  await putSheetIn(tx, input, own?.representativeId);
  return {};
};
