import { findAccount, updateAccount } from '../../../db/repos/account.repo.ts';
import { keepWrapping, listWrappings } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { unwrapByPassphrase, wrapByPassphrase } from '../trust/key-wrapping.ts';
import { hashPassphrase, isPassphrase } from '../trust/passphrase.ts';
import { demandStrong } from '../trust/passphrase-strength.ts';
import { namesAround } from '../trust/names-around.ts';
import { forget } from '../trust/sealing.ts';

/** Everybody signed in under the old passphrase is signed out, this page included. */
export const changePassphrase: CommandHandler<'account.changePassphrase'> = async (tx, input, context) => {
  const { passphraseCost } = context.services;
  const account = await findAccount(tx, context.actor.accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
  if (!(await isPassphrase(account.passphraseHash, input.current))) throw new AppError('PASSPHRASE_WRONG');
  await demandStrong(input.next, account.name, await namesAround(tx, account.displayName));
  await updateAccount(tx, account.id, { passphraseHash: await hashPassphrase(input.next, passphraseCost) });
  // In the same transaction: the passphrase and the wrapping of the keys never disagree.
  for (const wrapping of await listWrappings(tx, account.id)) {
    const privateKey = await unwrapByPassphrase(wrapping, input.current);
    if (privateKey === undefined) continue;
    const again = await wrapByPassphrase(privateKey, input.next, passphraseCost);
    forget(privateKey);
    await keepWrapping(tx, { keyId: wrapping.keyId, holder: account.id, ...again, createdAt: context.now });
  }
  context.about(account.id);
  context.afterCommit(async () => {
    context.services.signedIn.revoke(account.id);
    // The old wrapping, which the old passphrase still opens, is in no file any more.
    await context.services.emptyLog();
  });
  return {};
};
