import * as v from 'valibot';
import type { Reply } from '../../../shared/contract/wire.ts';
import { openSealedBytes, type KeyPair } from '../trust/sealing.ts';
import { libsodium } from '../trust/sodium.ts';

/** What a phone seals: the call, and a key of its own for the answer. */
const envelope = v.object({
  /** 32 random bytes, base64url: the answer is locked with them. */
  replyKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  call: v.pipe(v.string(), v.maxLength(60)),
  input: v.unknown(),
  commandId: v.optional(v.pipe(v.string(), v.uuid())),
  proof: v.optional(v.pipe(v.string(), v.maxLength(80))),
});

export type Envelope = v.InferOutput<typeof envelope>;

/** The key that phones seal to, out of its secret; its fingerprint is in every QR code. */
export async function hostKeys(secret: Uint8Array): Promise<KeyPair> {
  const sodium = await libsodium();
  return { privateKey: secret, publicKey: sodium.crypto_scalarmult_base(secret) };
}

/** 80 bits of the key's hash, as the QR code carries them and the page checks them before it seals anything. */
export async function fingerprintOfKey(publicKey: Uint8Array): Promise<string> {
  const sodium = await libsodium();
  return Buffer.from(sodium.crypto_generichash(10, publicKey, null)).toString('base64url');
}

/** A sealed call; undefined when it was sealed to another key or is none. */
export async function openCall(keys: KeyPair, sealed: Uint8Array): Promise<Envelope | undefined> {
  const bytes = await openSealedBytes(keys, sealed);
  if (bytes === undefined) return undefined;
  try {
    const parsed = v.safeParse(envelope, JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** The answer, locked with the phone's own key: nonce, then box. */
export async function lockReply(replyKey: string, reply: Reply): Promise<Buffer> {
  const sodium = await libsodium();
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  const key = Buffer.from(replyKey, 'base64url');
  return Buffer.concat([nonce, sodium.crypto_secretbox_easy(JSON.stringify(reply), nonce, key)]);
}
