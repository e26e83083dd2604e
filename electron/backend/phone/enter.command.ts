import { findAccount } from '../../../db/repos/account.repo.ts';
import { findTicket, keepPhoneSession } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newSecret, secretHash } from './phone-sessions.ts';

export const enter: CommandHandler<'phone.enter'> = async (tx, { ticket }, context) => {
  const ticketHash = secretHash(ticket);
  const found = await findTicket(tx, ticketHash);
  if (found === undefined) throw new AppError('TICKET_UNKNOWN');
  const account = await findAccount(tx, found.accountId);
  const [session, proof] = [newSecret(), newSecret()];
  await keepPhoneSession(tx, {
    cookieHash: secretHash(session),
    proofHash: secretHash(proof),
    ticketHash,
    startedAt: context.now,
  });
  context.about(found.accountId);
  return { session, proof, name: account?.displayName ?? '' };
};
