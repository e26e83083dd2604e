import { createHash, randomBytes } from 'node:crypto';
import type { ReadDb } from '../../../db/handles.ts';
import { findPhoneSession } from '../../../db/repos/phone.repo.ts';
import type { SignedIn } from '../signed-in.ts';

/** A whole working day: a phone that is put away during the meeting is still in afterwards. */
const idleMinutes = 12 * 60;

/** A random text of 256 bits: tickets, cookies, proofs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it. 256 random bits cannot be searched backwards. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(`phone:${secret}`).digest('base64url');
}

/**
 * Ties phones to sessions of the door. A session of the door lives in memory; a phone's cookie and proof outlive a restart
 * and are tied to a new one then.
 */
export class PhoneSessions {
  readonly #tokens = new Map<string, string>();
  readonly #signedIn: SignedIn;

  constructor(signedIn: SignedIn) {
    this.#signedIn = signedIn;
  }

  /** The door's token for a phone; undefined when its cookie and proof belong to nobody (any more). */
  async tokenOf(db: ReadDb, cookie: string, proof: string, now: string): Promise<string | undefined> {
    const [cookieHash, proofHash] = [secretHash(cookie), secretHash(proof)];
    const key = `${cookieHash} ${proofHash}`;
    const known = this.#tokens.get(key);
    if (known !== undefined && this.#signedIn.find(known, now) !== undefined) return known;
    this.#tokens.delete(key);
    const found = await findPhoneSession(db, cookieHash, proofHash);
    if (found === undefined) return undefined;
    const { accountId, displayName, role, department } = found;
    const actor = { accountId, displayName, role, department: department ?? '' };
    const token = this.#signedIn.begin(actor, idleMinutes, now);
    this.#tokens.set(key, token);
    return token;
  }
}
