import { AppError } from '../../../shared/errors.ts';
import { forget, openSealed, sealFor, type KeyPair } from './sealing.ts';
import { libsodium } from './sodium.ts';
import { readKeptFile } from './kept-files.ts';

/** A file locked with a key of its own, and that key with the file's name, sealed to the union. */
export interface SealedFile {
  readonly locked: Buffer;
  readonly sealedKey: Uint8Array;
}

/**
 * Seals a photo or recording that shows the person. The name goes inside: people name files after themselves. When the
 * union's key changes only the small sealed key is sealed anew, and erasing it erases the file.
 */
export async function sealFile(
  publicKey: Uint8Array,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<SealedFile> {
  const sodium = await libsodium();
  const key = sodium.crypto_secretbox_keygen();
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  try {
    return {
      locked: Buffer.concat([nonce, sodium.crypto_secretbox_easy(file.bytes, nonce, key)]),
      sealedKey: await sealFor(publicKey, { key: Buffer.from(key).toString('base64'), name: file.name }),
    };
  } finally {
    forget(key);
  }
}

/**
 * The file as it was handed in; content as base64.
 * @throws AppError FILE_MISSING when the file is gone or changed, KEY_LOST when the key opens something else
 */
export async function openSealedFile(
  dataDir: string,
  keys: KeyPair,
  file: { readonly sha256: string; readonly sealedKey: Uint8Array },
): Promise<{ name: string; content: string }> {
  const sodium = await libsodium();
  const inside = (await openSealed(keys, file.sealedKey)) as { key: string; name: string } | undefined;
  if (inside === undefined) throw new AppError('KEY_LOST');
  const locked = await readKeptFile(dataDir, file.sha256);
  const key = Buffer.from(inside.key, 'base64');
  const nonce = locked.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
  try {
    const bytes = sodium.crypto_secretbox_open_easy(locked.subarray(nonce.length), nonce, key);
    return { name: inside.name, content: Buffer.from(bytes).toString('base64') };
  } catch {
    throw new AppError('FILE_MISSING');
  } finally {
    forget(key);
  }
}
