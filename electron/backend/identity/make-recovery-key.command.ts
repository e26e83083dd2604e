import type { CommandHandler } from '../context.ts';
import { giveRecoveryKey, withKeys } from '../trust/held-keys.ts';
import { getAccount, refusesPassphrase } from '../trust/own-passphrase.ts';

export const makeRecoveryKey: CommandHandler<'key.makeRecovery'> = async (tx, { passphrase }, context) => {
  const account = await getAccount(tx, context.actor.accountId);
  context.about(account.id);
  const waitSeconds = await refusesPassphrase(tx, account, passphrase, context);
  if (waitSeconds !== undefined) return { done: false, waitSeconds };
  const recoveryKey = await withKeys(tx, { accountId: account.id, passphrase }, (current) =>
    giveRecoveryKey(tx, current, context.now),
  );
  return { done: true, recoveryKey };
};
