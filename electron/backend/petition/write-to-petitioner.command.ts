import { insertMessage } from '../../../db/repos/message.repo.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';

/** Reaches whoever holds the receipt code; one that came without a code (an import) could be read by nobody. */
export const writeToPetitioner: CommandHandler<'petition.writeToPetitioner'> = async (
  tx,
  { petitionId, body },
  { actor, now, about },
) => {
  const petition = await getPetition(tx, petitionId);
  if (petition.receiptHash === null) throw new AppError('PETITION_NO_RECEIPT');
  await insertMessage(tx, { petitionId, at: now, side: 'union', body, accountId: actor.accountId });
  about(petitionId);
  return {};
};
