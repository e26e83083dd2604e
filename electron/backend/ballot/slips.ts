import { createHash, randomBytes } from 'node:crypto';
import type { BallotId, RepresentativeId } from '../../../shared/ids.ts';

/**
 * The one-time slips of the desk. They live in memory only: a slip joins a voter with a moment, and once it is used not
 * even memory keeps whose it was.
 */
export class BallotSlips {
  /** Slips handed out and not yet used, by their hash. */
  readonly #out = new Map<string, { readonly ballotId: BallotId; readonly representativeId: RepresentativeId }>();
  /** Hashes of slip and tracking code together: a retry is recognised, a voter is not. */
  readonly #spent = new Map<BallotId, Set<string>>();
  readonly #codes = new Map<BallotId, Set<string>>();

  /** A new slip for a voter; one that was handed out to the same voter before is void. */
  issue(ballotId: BallotId, representativeId: RepresentativeId): string {
    for (const [key, held] of this.#out) {
      if (held.ballotId === ballotId && held.representativeId === representativeId) this.#out.delete(key);
    }
    const slip = randomBytes(18).toString('base64url');
    this.#out.set(hash(slip), { ballotId, representativeId });
    return slip;
  }

  /** Whose turn this slip is; undefined when it is unknown, void, used, or of another ballot. */
  holderOf(ballotId: BallotId, slip: string): RepresentativeId | undefined {
    const held = this.#out.get(hash(slip));
    return held?.ballotId === ballotId ? held.representativeId : undefined;
  }

  /** Whether this very vote was cast already: the reply was lost and the page sent it again. */
  wasCast(ballotId: BallotId, slip: string, trackingCode: string): boolean {
    return this.#spent.get(ballotId)?.has(hash(`${slip} ${trackingCode}`)) === true;
  }

  /** Whether somebody's slip in this ballot carries the code already. */
  isCodeTaken(ballotId: BallotId, trackingCode: string): boolean {
    return this.#codes.get(ballotId)?.has(hash(trackingCode)) === true;
  }

  /**
   * The slip is used up by the vote that is being written, and its tracking code taken.
   * @returns how to take that back when the vote was not written after all
   */
  spend(ballotId: BallotId, slip: string, trackingCode: string): () => void {
    const [slipHash, voteHash, codeHash] = [hash(slip), hash(`${slip} ${trackingCode}`), hash(trackingCode)];
    const held = this.#out.get(slipHash);
    this.#out.delete(slipHash);
    this.#spent.set(ballotId, (this.#spent.get(ballotId) ?? new Set()).add(voteHash));
    this.#codes.set(ballotId, (this.#codes.get(ballotId) ?? new Set()).add(codeHash));
    return () => {
      this.#spent.get(ballotId)?.delete(voteHash);
      this.#codes.get(ballotId)?.delete(codeHash);
      // Unless the voter was given another one meanwhile.
      if (held !== undefined && !this.#isOut(ballotId, held.representativeId)) this.#out.set(slipHash, held);
    };
  }

  #isOut(ballotId: BallotId, representativeId: RepresentativeId): boolean {
    for (const held of this.#out.values()) {
      if (held.ballotId === ballotId && held.representativeId === representativeId) return true;
    }
    return false;
  }

  /** The ballot is over: nothing of it stays. */
  forget(ballotId: BallotId): void {
    for (const [key, held] of this.#out) if (held.ballotId === ballotId) this.#out.delete(key);
    this.#spent.delete(ballotId);
    this.#codes.delete(ballotId);
  }

  /** Another record takes the place of the one that they belong to. */
  forgetAll(): void {
    for (const held of [this.#out, this.#spent, this.#codes]) held.clear();
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
