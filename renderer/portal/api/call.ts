import type { CallName, InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Topic } from '../../../shared/topics.ts';
import { readAfterLoss, readUnhurried } from './live-waits.ts';
import { listenLive } from './live.ts';
import { readScanned } from './scanned.ts';
import { random, sendSealed } from './sealed-transport.ts';

export const scanned = readScanned();

const proofKeptAs = 'gongshi-proof';
let proof = keptProof();

/**
 * A call of the contract from a phone. Rejects with an AppError as everywhere; with something else when nothing was
 * answered: KeyRefused, HostBusy, HostFailed, or what fetch rejects with. A command that is sent again after that must
 * carry the same `commandId`. A photo in the answer, of some `answerBytes`, is waited for accordingly.
 */
export async function phoneCall<N extends CallName>(
  name: N,
  input: InputOf<N>,
  commandId: string = newCommandId(),
  answerBytes = 0,
): Promise<OutputOf<N>> {
  const reply = await sendSealed(
    { call: name, input, commandId, ...(proof === undefined ? {} : { proof }) },
    scanned.fingerprint,
    'thisPhone',
    answerBytes,
  );
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
  return reply.value as OutputOf<N>;
}

/** A random UUID: made once for each thing that somebody does, and kept until it is answered. */
export function newCommandId(): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Keeps the proof that goes with this phone's cookie. */
export function setProof(next: string): void {
  proof = next;
  try {
    localStorage.setItem(proofKeptAs, next);
  } catch {
    // Then the personal code is scanned again after the page was closed.
  }
}

/** Forgets this page's proof. One that another page of this phone has kept since stays: it came in anew. */
export function dropProof(): void {
  const own = proof;
  proof = undefined;
  try {
    if (own !== undefined && localStorage.getItem(proofKeptAs) === own) localStorage.removeItem(proofKeptAs);
  } catch {
    // Nothing was kept.
  }
}

export function hasProof(): boolean {
  return proof !== undefined;
}

/**
 * Calls `listener` when the host says that something of these topics changed, and when the connection is back. What is not
 * pressing may wait for up to `within` milliseconds, each phone for another while: what many read is then not asked for
 * by all at once, and what changes often is read once.
 */
export function onPhoneNotice(topics: readonly Topic[], listener: () => void, within = 0): () => void {
  let waiting: number | undefined;
  const stop = listenLive(topics, (why) => {
    if (why === 'back') {
      window.clearTimeout(waiting);
      waiting = undefined;
    }
    waiting ??= window.setTimeout(
      () => {
        waiting = undefined;
        listener();
      },
      why === 'back' ? readAfterLoss() : readUnhurried(within),
    );
  });
  return () => {
    window.clearTimeout(waiting);
    stop();
  };
}

/**
 * A call from nobody in particular: neither the proof nor the cookie goes along, so that the host cannot tell whose phone
 * it is.
 */
export async function anonymousCall<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const call = { call: name, input, commandId: newCommandId() };
  const reply = await sendSealed(call, scanned.fingerprint, 'nobody');
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
  return reply.value as OutputOf<N>;
}

function keptProof(): string | undefined {
  try {
    return localStorage.getItem(proofKeptAs) ?? undefined;
  } catch {
    return undefined;
  }
}
