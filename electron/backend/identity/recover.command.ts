import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { readRecoveryKey } from '../trust/recovery-key.ts';
import { forget } from '../trust/sealing.ts';
import { asChair, closeOtherChairs } from './chair-account.ts';
import { giveKey, keysOfRecovery } from '../trust/held-keys.ts';

/**
 * Whoever holds the sheet from the union's safe becomes chair. The sheet goes on being valid; a new one can be made from
 * the settings. With 128 random bits there is nothing to guess, so that no wrong attempt has to be counted.
 */
export const recover: CommandHandler<'key.recover'> = async (tx, input, context) => {
  const recoveryKey = readRecoveryKey(input.recoveryKey);
  if (recoveryKey === undefined) throw new AppError('RECOVERY_KEY_UNREADABLE');
  const keys = await keysOfRecovery(tx, recoveryKey);
  try {
    const current = await currentUnionKey(tx);
    if (!keys.some((key) => key.keyId === current.id)) throw new AppError('RECOVERY_KEY_WRONG');
    const how = { cost: context.services.passphraseCost, now: context.now, newId: () => context.newId<'Account'>() };
    const accountId = await asChair(tx, input, how);
    for (const key of keys) await giveKey(tx, key, { accountId, passphrase: input.passphrase }, how);
    const ended = input.closeOthers ? await closeOtherChairs(tx, accountId, context.now) : [];
    context.about(accountId);
    context.afterCommit(() => {
      for (const id of [accountId, ...ended]) context.services.signedIn.revoke(id);
    });
    return { accountId };
  } finally {
    forget(recoveryKey, ...keys.map((key) => key.privateKey));
  }
};
