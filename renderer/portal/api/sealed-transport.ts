import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { blake2b } from '@noble/hashes/blake2.js';
import type { Reply } from '../../../shared/contract/wire.ts';
import { sealBox } from '../../../shared/crypto/sealed-box.ts';
import { bytesOf } from '../../ui/file-content.ts';
import { askHost, HostFailed } from './ask-host.ts';

/** Why nothing may be sent: the key is not the one that the QR code spoke of, or no code was scanned. */
export class KeyRefused extends Error {
  readonly why: 'changed' | 'unknown';
  constructor(why: 'changed' | 'unknown') {
    super(why);
    this.why = why;
  }
}

export interface SealedCall {
  readonly call: string;
  readonly input: unknown;
  /** The same for every attempt: what was done is not done again. */
  readonly commandId?: string;
  readonly proof?: string;
}

let known: Uint8Array | undefined;

/**
 * Sends one call, sealed so that who listens on the Wi-Fi reads neither it nor the answer. Works over plain HTTP, where a
 * page has random numbers but no crypto.subtle. An answer of some size, about `answerBytes`, is waited for accordingly.
 * @throws KeyRefused before anything was sent; HostBusy, HostFailed; TypeError or AbortError when the host cannot be reached
 */
export async function sendSealed(
  call: SealedCall,
  fingerprint: string | undefined,
  from: 'thisPhone' | 'nobody' = 'thisPhone',
  answerBytes = 0,
): Promise<Reply> {
  const publicKey = await hostKey(fingerprint);
  const replyKey = random(32);
  const plain = new TextEncoder().encode(JSON.stringify({ ...call, replyKey: base64url(replyKey) }));
  const sealed = Uint8Array.from(sealBox(publicKey, plain, random(32)));
  const answer = await askSealed(sealed, from === 'nobody' ? 'omit' : 'same-origin', answerBytes);
  const opened = xsalsa20poly1305(replyKey, answer.subarray(0, 24)).decrypt(answer.subarray(24));
  return JSON.parse(new TextDecoder().decode(opened)) as Reply;
}

async function askSealed(
  sealed: Uint8Array<ArrayBuffer>,
  credentials: RequestCredentials,
  answerBytes: number,
): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/octet-stream' };
  const body = new Blob([sealed]);
  try {
    return await askHost('/api/sealed', { method: 'POST', headers, body, credentials }, sealed.length + answerBytes);
  } catch (error) {
    // It may be another PC by now, which cannot open this: its key is looked at anew.
    if (error instanceof HostFailed) known = undefined;
    throw error;
  }
}

async function hostKey(fingerprint: string | undefined): Promise<Uint8Array> {
  if (fingerprint === undefined) throw new KeyRefused('unknown');
  if (known !== undefined) return known;
  const answer = new TextDecoder().decode(await askHost('/api/key'));
  const { publicKey } = JSON.parse(answer) as { publicKey: string };
  const key = fromBase64url(publicKey);
  if (base64url(blake2b(key, { dkLen: 10 })) !== fingerprint) throw new KeyRefused('changed');
  known = key;
  return key;
}

export function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

export function fromBase64url(text: string): Uint8Array {
  return bytesOf(text.replace(/-/g, '+').replace(/_/g, '/'));
}
