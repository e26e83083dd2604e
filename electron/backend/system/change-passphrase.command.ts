import { findAccount, updateAccount } from '../../../db/repos/account.repo.ts';
import { listWrappedKeys, rewrapKey } from '../../../db/repos/union-key.repo.ts';
import { mayUsePassphrase } from '../../../shared/domain/passphrase.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { hashPassphrase, isPassphrase } from '../trust/passphrase.ts';
import { rewrapUnionKey } from '../trust/sealing.ts';

/** Everybody signed in under the old passphrase is signed out, this page included. */
export const changePassphrase: CommandHandler<'account.changePassphrase'> = async (tx, input, context) => {
  const account = await findAccount(tx, context.actor.accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
  if (!(await isPassphrase(account.passphraseHash, input.current))) throw new AppError('PASSPHRASE_WRONG');
  demand(mayUsePassphrase(input.next, account.name));
  const passphraseHash = await hashPassphrase(input.next, context.services.passphraseCost);
  await updateAccount(tx, account.id, { passphraseHash });
  if (account.role === 'chair') {
    // In the same transaction: the passphrase and the wrapping of the sealing key never disagree.
    for (const { id, wrapped } of await listWrappedKeys(tx)) {
      const rewrapped = await rewrapUnionKey(wrapped, input.current, input.next, context.services.passphraseCost);
      if (rewrapped !== undefined) await rewrapKey(tx, id, rewrapped);
    }
  }
  context.about(account.id);
  context.afterCommit(() => context.services.signedIn.revoke(account.id));
  return {};
};
