import { findAccount, updateAccount } from '../../../db/repos/account.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { leaveChair } from '../trust/leave-chair.ts';

/** Gives an account another role, and ends its sessions: the old one is not used a moment longer. The last chair stays. */
export const changeRole: CommandHandler<'account.changeRole'> = async (tx, input, context) => {
  const { accountId, version, role, department } = input;
  const account = await findAccount(tx, accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
  if (account.version !== version) throw new AppError('CONFLICT', { what: 'account' });
  if (role !== 'chair') await leaveChair(tx, account);
  await updateAccount(tx, accountId, { role, department: department === '' ? null : department });
  context.about(accountId);
  context.afterCommit(() => context.services.signedIn.revoke(accountId));
  return {};
};
