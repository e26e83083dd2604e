import { currentUnionKey, dropWrappingsOfKey } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { readRecoveryKey } from '../trust/recovery-key.ts';
import { forget } from '../trust/sealing.ts';
import { keysOfRecovery } from '../trust/held-keys.ts';
import { resealAll } from './reseal-all.ts';

/** Identities of a key that was given up for lost come back with the sheet that belongs to it. */
export const bringBack: CommandHandler<'key.bringBack'> = async (tx, input, context) => {
  const recoveryKey = readRecoveryKey(input.recoveryKey);
  if (recoveryKey === undefined) throw new AppError('RECOVERY_KEY_UNREADABLE');
  const keys = await keysOfRecovery(tx, recoveryKey);
  try {
    const current = await currentUnionKey(tx);
    const old = keys.filter((key) => key.keyId !== current.id);
    if (old.length === 0) throw new AppError('RECOVERY_KEY_WRONG');
    let resealed = 0;
    for (const key of old) {
      resealed += await resealAll(tx, key, { keyId: current.id, publicKey: current.publicKey }, () => undefined);
      await dropWrappingsOfKey(tx, key.keyId);
    }
    context.afterCommit(() => context.services.emptyLog());
    return { resealed };
  } finally {
    forget(recoveryKey, ...keys.map((key) => key.privateKey));
  }
};
