import { updateAccount } from '../../../db/repos/account.repo.ts';
import { dropWrappings } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { giveKey, withKeys } from '../trust/held-keys.ts';
import { getAccount, refusesPassphrase } from '../trust/own-passphrase.ts';

/**
 * The chair changes with both at the PC: each types the own passphrase, and in one transaction the successor becomes chair
 * and holds every key, and the predecessor steps back as agreed.
 */
export const handOver: CommandHandler<'key.handOver'> = async (tx, input, context) => {
  const { passphrase, successorId, successorPassphrase, predecessor } = input;
  const chair = await getAccount(tx, context.actor.accountId);
  if (successorId === chair.id) throw new AppError('SAME_ACCOUNT');
  const successor = await getAccount(tx, successorId);
  if (successor.disabledAt !== null) throw new AppError('ACCOUNT_DISABLED');
  context.about(successorId);
  const waitSeconds = await refusesPassphrase(tx, chair, passphrase, context);
  if (waitSeconds !== undefined) return { done: false, whose: 'own', waitSeconds };
  const successorWaits = await refusesPassphrase(tx, successor, successorPassphrase, context);
  if (successorWaits !== undefined) return { done: false, whose: 'successor', waitSeconds: successorWaits };

  const how = { cost: context.services.passphraseCost, now: context.now };
  await withKeys(tx, { accountId: chair.id, passphrase }, async (_current, all) => {
    for (const key of all) await giveKey(tx, key, { accountId: successorId, passphrase: successorPassphrase }, how);
  });
  if (successor.role !== 'chair') await updateAccount(tx, successorId, { role: 'chair' });
  if (predecessor !== 'chair') {
    await dropWrappings(tx, chair.id);
    await updateAccount(tx, chair.id, predecessor === 'officer' ? { role: 'officer' } : { disabledAt: context.now });
  }
  context.afterCommit(async () => {
    context.services.signedIn.revoke(successorId);
    if (predecessor === 'chair') return;
    context.services.signedIn.revoke(chair.id);
    // What unwrapped the keys a moment ago is in no file any more.
    await context.services.emptyLog();
  });
  return { done: true };
};
