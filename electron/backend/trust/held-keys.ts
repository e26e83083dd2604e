import type { AnyDb, WriteTx } from '../../../db/handles.ts';
import { currentUnionKey, insertUnionKey, keepWrapping, listWrappings } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { newUnorderedId } from '../ids.ts';
import {
  recoveryHolder,
  unwrapByPassphrase,
  unwrapByRecoveryKey,
  wrapByPassphrase,
  wrapByRecoveryKey,
} from './key-wrapping.ts';
import type { PassphraseCost } from './passphrase.ts';
import { newRecoveryKey, showRecoveryKey, type ShownRecoveryKey } from './recovery-key.ts';
import { forget, makeKeyPair, type KeyPair } from './sealing.ts';

/** A pair with its name in the record. Whoever unwraps one overwrites it when done: see withKeys. */
export interface HeldKey extends KeyPair {
  readonly keyId: string;
}

/**
 * Every key that the account's passphrase unwraps, the current one among them, for as long as `use` runs; then they are
 * overwritten in memory.
 * @throws AppError KEY_NOT_HELD when the current key was never handed to this account
 */
export async function withKeys<T>(
  db: AnyDb,
  { accountId, passphrase }: { readonly accountId: AccountId; readonly passphrase: string },
  use: (current: HeldKey, all: readonly HeldKey[]) => Promise<T>,
): Promise<T> {
  const keys: HeldKey[] = [];
  try {
    for (const wrapping of await listWrappings(db, accountId)) {
      const privateKey = await unwrapByPassphrase(wrapping, passphrase);
      if (privateKey !== undefined) keys.push({ keyId: wrapping.keyId, publicKey: wrapping.publicKey, privateKey });
    }
    const { id } = await currentUnionKey(db);
    const current = keys.find((key) => key.keyId === id);
    if (current === undefined) throw new AppError('KEY_NOT_HELD');
    return await use(current, keys);
  } finally {
    forget(...keys.map((key) => key.privateKey));
  }
}

/** The keys that a recovery key unwraps, newest last; to be overwritten by the caller. */
export async function keysOfRecovery(db: AnyDb, recoveryKey: Uint8Array): Promise<readonly HeldKey[]> {
  const keys: HeldKey[] = [];
  for (const wrapping of await listWrappings(db, recoveryHolder)) {
    const privateKey = await unwrapByRecoveryKey(wrapping, recoveryKey);
    if (privateKey !== undefined) keys.push({ keyId: wrapping.keyId, publicKey: wrapping.publicKey, privateKey });
  }
  return keys;
}

/** Puts a key into an account's hands, wrapped by its passphrase. */
export async function giveKey(
  tx: WriteTx,
  key: HeldKey,
  to: { readonly accountId: AccountId; readonly passphrase: string },
  how: { readonly cost: PassphraseCost; readonly now: string },
): Promise<void> {
  const wrapping = await wrapByPassphrase(key.privateKey, to.passphrase, how.cost);
  await keepWrapping(tx, { keyId: key.keyId, holder: to.accountId, ...wrapping, createdAt: how.now });
}

/** Makes a recovery key for a union key, in place of the one before, and hands it out to be shown once. */
export async function giveRecoveryKey(tx: WriteTx, key: HeldKey, now: string): Promise<ShownRecoveryKey> {
  const recoveryKey = newRecoveryKey();
  try {
    const wrapping = await wrapByRecoveryKey(key.privateKey, recoveryKey);
    await keepWrapping(tx, { keyId: key.keyId, holder: recoveryHolder, ...wrapping, createdAt: now });
    return showRecoveryKey(recoveryKey);
  } finally {
    forget(recoveryKey);
  }
}

/**
 * A new key for the union in the hands of one chair, with a recovery key of its own, for as long as `use` runs.
 * @returns what `use` returns, with the recovery key to be shown
 */
export async function withNewUnionKey<T>(
  tx: WriteTx,
  to: { readonly accountId: AccountId; readonly passphrase: string },
  how: { readonly cost: PassphraseCost; readonly now: string },
  use: (key: HeldKey) => Promise<T>,
): Promise<{ readonly result: T; readonly recoveryKey: ShownRecoveryKey }> {
  const pair = await makeKeyPair();
  const key: HeldKey = { keyId: newUnorderedId(), ...pair };
  try {
    await insertUnionKey(tx, { id: key.keyId, publicKey: key.publicKey, createdAt: how.now });
    await giveKey(tx, key, to, how);
    const recoveryKey = await giveRecoveryKey(tx, key, how.now);
    return { result: await use(key), recoveryKey };
  } finally {
    forget(key.privateKey);
  }
}
