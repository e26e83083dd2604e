import { updateAccount } from '../../../db/repos/account.repo.ts';
import { keepWrapping, listWrappings } from '../../../db/repos/union-key.repo.ts';
import type { CommandHandler } from '../context.ts';
import { unwrapByPassphrase, wrapByPassphrase } from '../trust/key-wrapping.ts';
import { getAccount, refusesPassphrase } from '../trust/own-passphrase.ts';
import { hashPassphrase } from '../trust/passphrase.ts';
import { demandStrong } from '../trust/passphrase-strength.ts';
import { namesAround } from '../trust/names-around.ts';
import { forget } from '../trust/sealing.ts';

/** Everybody signed in under the old passphrase is signed out, this page included. */
export const changePassphrase: CommandHandler<'account.changePassphrase'> = async (tx, input, context) => {
  const { passphraseCost } = context.services;
  const account = await getAccount(tx, context.actor.accountId);
  context.about(account.id);
  const waitSeconds = await refusesPassphrase(tx, account, input.current, context);
  if (waitSeconds !== undefined) return { done: false, waitSeconds };
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
  context.afterCommit(async () => {
    context.services.signedIn.revoke(account.id);
    // The old wrapping, which the old passphrase still opens, is in no file any more.
    await context.services.emptyLog();
  });
  return { done: true };
};
