import { normalizedPassphrase } from '../../../shared/domain/passphrase.rules.ts';
import { libsodium } from './sodium.ts';

/**
 * How much work a guess costs. `full` takes Argon2id 64 MiB and some 200 ms on an office PC; `test` is for tests, which
 * sign in hundreds of times.
 */
export type PassphraseCost = 'full' | 'test';

/** Argon2id's two costs: passes over the memory, and the memory in bytes. */
export interface PassphraseLimits {
  readonly operations: number;
  readonly memory: number;
}

export const passphraseLimits: Readonly<Record<PassphraseCost, PassphraseLimits>> = {
  full: { operations: 3, memory: 64 * 1024 * 1024 },
  test: { operations: 1, memory: 8192 },
};

/** An Argon2id hash as text; its parameters stand in it, so that they can be raised later. */
export async function hashPassphrase(passphrase: string, cost: PassphraseCost): Promise<string> {
  const sodium = await libsodium();
  const { operations, memory } = passphraseLimits[cost];
  return sodium.crypto_pwhash_str(normalizedPassphrase(passphrase), operations, memory);
}

export async function isPassphrase(hash: string, passphrase: string): Promise<boolean> {
  const sodium = await libsodium();
  return sodium.crypto_pwhash_str_verify(hash, normalizedPassphrase(passphrase));
}

/** A key from a passphrase, to wrap the union's private key with. `salt` is 16 random bytes kept beside the wrapped key. */
export async function keyFromPassphrase(
  passphrase: string,
  salt: Uint8Array,
  { operations, memory }: PassphraseLimits,
): Promise<Uint8Array> {
  const sodium = await libsodium();
  return sodium.crypto_pwhash(
    32,
    normalizedPassphrase(passphrase),
    salt,
    operations,
    memory,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
}
