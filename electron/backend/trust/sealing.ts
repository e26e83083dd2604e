import { keyFromPassphrase, type PassphraseCost } from './passphrase.ts';
import { libsodium } from './sodium.ts';

export interface UnionKey {
  readonly publicKey: Uint8Array;
  /** The private key, readable only with the chair's passphrase. */
  readonly wrappedByPassphrase: Uint8Array;
  readonly parameters: string;
}

/** A new X25519 key pair for the union, its private half wrapped by the chair's passphrase. */
export async function makeUnionKey(passphrase: string, cost: PassphraseCost): Promise<UnionKey> {
  const sodium = await libsodium();
  const pair = sodium.crypto_box_keypair();
  const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  const key = await keyFromPassphrase(passphrase, salt, cost);
  const wrapped = sodium.crypto_secretbox_easy(pair.privateKey, nonce, key);
  sodium.memzero(pair.privateKey);
  sodium.memzero(key);
  return {
    publicKey: pair.publicKey,
    wrappedByPassphrase: Buffer.concat([salt, nonce, wrapped]),
    parameters: JSON.stringify({ algorithm: 'argon2id13+xsalsa20poly1305', cost, layout: 'salt16 nonce24 box' }),
  };
}

/** Seals text so that only the holder of the union's private key can read it (libsodium sealed box). */
export async function sealFor(publicKey: Uint8Array, plain: unknown): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_box_seal(JSON.stringify(plain), publicKey);
}

/**
 * The same private key wrapped by a new passphrase: what was sealed stays readable.
 * @returns the new wrapping, or undefined when `current` does not open the old one
 */
export async function rewrapUnionKey(
  wrapped: Uint8Array,
  current: string,
  next: string,
  cost: PassphraseCost,
): Promise<Uint8Array | undefined> {
  const sodium = await libsodium();
  const opened = wrapped.subarray(sodium.crypto_pwhash_SALTBYTES);
  const nonce = opened.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
  const box = opened.subarray(sodium.crypto_secretbox_NONCEBYTES);
  const key = await keyFromPassphrase(current, wrapped.subarray(0, sodium.crypto_pwhash_SALTBYTES), cost);
  let privateKey: Uint8Array;
  try {
    privateKey = sodium.crypto_secretbox_open_easy(box, nonce, key);
  } catch {
    return undefined; // libsodium throws on a wrong key: another chair's passphrase wraps it
  } finally {
    sodium.memzero(key);
  }
  const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
  const newNonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  const newKey = await keyFromPassphrase(next, salt, cost);
  const rewrapped = Buffer.concat([salt, newNonce, sodium.crypto_secretbox_easy(privateKey, newNonce, newKey)]);
  sodium.memzero(privateKey);
  sodium.memzero(newKey);
  return rewrapped;
}
