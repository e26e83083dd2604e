import { findAccount, updateAccount } from '../../../db/repos/account.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { hashPassphrase } from '../trust/passphrase.ts';
import { demandStrong } from '../trust/passphrase-strength.ts';
import { namesAround } from '../trust/names-around.ts';

/**
 * A new passphrase for somebody who has forgotten theirs. Not for a chair: theirs also unwraps the key to the sealed
 * identities, and another's hand must not reach that.
 */
export const setPassphrase: CommandHandler<'account.setPassphrase'> = async (tx, input, context) => {
  const account = await findAccount(tx, input.accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
  if (account.role === 'chair') throw new AppError('PASSPHRASE_OF_CHAIR');
  await demandStrong(input.passphrase, account.name, await namesAround(tx, account.displayName));
  const passphraseHash = await hashPassphrase(input.passphrase, context.services.passphraseCost);
  await updateAccount(tx, account.id, { passphraseHash, failedAttempts: 0, retryAt: null });
  context.about(account.id);
  context.afterCommit(() => {
    context.services.signInWaits.forget(account.id);
    context.services.signedIn.revoke(account.id);
  });
  return {};
};
