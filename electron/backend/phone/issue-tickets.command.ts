import { insertAccount } from '../../../db/repos/account.repo.ts';
import { keepTicket, listRepresentativesWithAccount, revokeTickets } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { CommandHandler } from '../context.ts';
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
  for (const { representativeId, constituency, personId, name, employeeNo, accountId } of wanted) {
    const holder = accountId ?? context.newId<'Account'>();
    if (accountId === null) {
      await insertAccount(tx, {
        id: holder,
        name: `code-${employeeNo}`,
        displayName: name,
        role: 'representative',
        department: null,
        personId,
        passphraseHash: '',
        createdAt: context.now,
      });
    } else {
      await revokeTickets(tx, accountId, context.now);
      ended.push(accountId);
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
