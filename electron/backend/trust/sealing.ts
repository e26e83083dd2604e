import { libsodium } from './sodium.ts';

/** An X25519 pair. Whoever has the public half can seal; only the private half opens. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A new key pair for the union. The caller wraps the private half and then overwrites it, see forget. */
export async function makeKeyPair(): Promise<KeyPair> {
  const sodium = await libsodium();
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey, privateKey };
}

/** Seals a value, as JSON, so that only the holder of the private key can read it (libsodium sealed box). */
export async function sealFor(publicKey: Uint8Array, plain: unknown): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_box_seal(JSON.stringify(plain), publicKey);
}

/** What was sealed; undefined when it was sealed to another key or has been changed. */
export async function openSealed(keys: KeyPair, sealed: Uint8Array): Promise<unknown> {
  const bytes = await openSealedBytes(keys, sealed);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } finally {
    bytes.fill(0);
  }
}

/** Seals bytes: the keys of files. */
export async function sealBytesFor(publicKey: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_box_seal(plain, publicKey);
}

/** The bytes that were sealed; undefined when they were sealed to another key or have been changed. */
export async function openSealedBytes(keys: KeyPair, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  const sodium = await libsodium();
  try {
    return sodium.crypto_box_seal_open(sealed, keys.publicKey, keys.privateKey);
  } catch {
    return undefined; // libsodium throws on a wrong key
  }
}

/** The same thing sealed to another key, without anybody seeing it; undefined when `from` does not open it. */
export async function reseal(from: KeyPair, to: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  const plain = await openSealedBytes(from, sealed);
  if (plain === undefined) return undefined;
  try {
    return await sealBytesFor(to, plain);
  } finally {
    plain.fill(0);
  }
}

/** Overwrites a key in memory. What the runtime has copied elsewhere is out of reach; see docs/security.md. */
export function forget(...keys: readonly (Uint8Array | undefined)[]): void {
  for (const key of keys) key?.fill(0);
}
