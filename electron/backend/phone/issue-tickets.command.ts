import { keepTicket, listRepresentativesWithAccount, revokeTickets } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { CommandHandler } from '../context.ts';
import { holderOf } from './holder-of.ts';
import { newSecret, secretHash } from './phone-sessions.ts';

/**
 * Each representative acts by phone as an account of their own, made here where there is none: one without a passphrase,
 * which only the personal code opens.
 */
export const issueTickets: CommandHandler<'host.issueTickets'> = async (tx, { representativeIds }, context) => {
  const everybody = await listRepresentativesWithAccount(tx);
  const wanted =
    representativeIds === undefined
      ? everybody
      : everybody.filter(({ representativeId }) => representativeIds.includes(representativeId));
  if (representativeIds !== undefined && wanted.length !== new Set(representativeIds).size) {
    throw new AppError('REPRESENTATIVE_NOT_IN_OFFICE');
  }
  const ended: AccountId[] = [];
  const tickets = [];
  for (const one of wanted) {
    const { representativeId, constituency, name, accountId } = one;
    const holder = await holderOf(tx, one, context);
    if (accountId !== null) {
      await revokeTickets(tx, accountId, context.now);
      ended.push(accountId);
      context.ifUndone(context.services.doorCodes.withdraw(accountId));
    }
    const ticket = newSecret();
    await keepTicket(tx, { ticketHash: secretHash(ticket), accountId: holder, issuedAt: context.now });
    tickets.push({ representativeId, name, constituency, ticket });
  }
  context.afterCommit(() => {
    for (const accountId of ended) context.services.signedIn.revoke(accountId);
  });
  return { tickets };
};
