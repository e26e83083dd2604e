import { findAccount, updateAccount } from '../../../db/repos/account.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { leaveChair } from '../trust/leave-chair.ts';

/** Ends an account and its open sessions. The last chair stays: somebody must be able to hand over. */
export const disableAccount: CommandHandler<'account.disable'> = async (tx, { accountId }, context) => {
  const account = await findAccount(tx, accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
  await leaveChair(tx, account);
  await updateAccount(tx, accountId, { disabledAt: context.now });
  context.about(accountId);
  context.afterCommit(() => context.services.signedIn.revoke(accountId));
  return {};
};
