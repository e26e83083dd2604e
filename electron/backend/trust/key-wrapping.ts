import { keyFromPassphrase, passphraseLimits, type PassphraseCost, type PassphraseLimits } from './passphrase.ts';
import { forget } from './sealing.ts';
import { libsodium } from './sodium.ts';

/** A private key that only its holder's secret makes readable again, and how that is done. */
export interface Wrapping {
  readonly wrapped: Uint8Array;
  /** JSON: algorithm, layout and, for a passphrase, what a guess costs; so that the costs can be raised later. */
  readonly parameters: string;
}

/** The wrapping's holder that is a sheet of paper and no account. */
export const recoveryHolder = 'recovery';

/** Wraps a private key by a passphrase: Argon2id over a salt of its own, then XSalsa20-Poly1305. */
export async function wrapByPassphrase(
  privateKey: Uint8Array,
  passphrase: string,
  cost: PassphraseCost,
): Promise<Wrapping> {
  const sodium = await libsodium();
  const limits = passphraseLimits[cost];
  const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
  const key = await keyFromPassphrase(passphrase, salt, limits);
  const box = await lock(privateKey, key);
  forget(key);
  return {
    wrapped: Buffer.concat([salt, box]),
    parameters: JSON.stringify({ algorithm: 'argon2id13+xsalsa20poly1305', ...limits, layout: 'salt16 nonce24 box' }),
  };
}

/** The private key; undefined when the passphrase is another one. */
export async function unwrapByPassphrase(wrapping: Wrapping, passphrase: string): Promise<Uint8Array | undefined> {
  const sodium = await libsodium();
  const salt = wrapping.wrapped.subarray(0, sodium.crypto_pwhash_SALTBYTES);
  const key = await keyFromPassphrase(passphrase, salt, limitsOf(wrapping.parameters));
  try {
    return await unlock(wrapping.wrapped.subarray(salt.length), key);
  } finally {
    forget(key);
  }
}

/**
 * Wraps a private key by the recovery key. That is 128 random bits, so that there is nothing to guess and a plain keyed
 * hash does.
 */
export async function wrapByRecoveryKey(privateKey: Uint8Array, recoveryKey: Uint8Array): Promise<Wrapping> {
  const key = await keyFromRecoveryKey(recoveryKey);
  const wrapped = await lock(privateKey, key);
  forget(key);
  return { wrapped, parameters: JSON.stringify({ algorithm: 'blake2b+xsalsa20poly1305', layout: 'nonce24 box' }) };
}

/** The private key; undefined when it is another recovery key. */
export async function unwrapByRecoveryKey(
  wrapping: Wrapping,
  recoveryKey: Uint8Array,
): Promise<Uint8Array | undefined> {
  const key = await keyFromRecoveryKey(recoveryKey);
  try {
    return await unlock(wrapping.wrapped, key);
  } finally {
    forget(key);
  }
}

async function lock(plain: Uint8Array, key: Uint8Array): Promise<Uint8Array> {
  const sodium = await libsodium();
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  return Buffer.concat([nonce, sodium.crypto_secretbox_easy(plain, nonce, key)]);
}

async function unlock(box: Uint8Array, key: Uint8Array): Promise<Uint8Array | undefined> {
  const sodium = await libsodium();
  const nonce = box.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
  try {
    return sodium.crypto_secretbox_open_easy(box.subarray(nonce.length), nonce, key);
  } catch {
    return undefined; // libsodium throws on a wrong key
  }
}

async function keyFromRecoveryKey(recoveryKey: Uint8Array): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_generichash(32, 'gongshi recovery', recoveryKey);
}

/** Wrappings of the first version named the cost and not the numbers. */
function limitsOf(parameters: string): PassphraseLimits {
  const { operations, memory, cost } = JSON.parse(parameters) as Partial<PassphraseLimits> & { cost?: PassphraseCost };
  if (operations !== undefined && memory !== undefined) return { operations, memory };
  return passphraseLimits[cost ?? 'full'];
}
