import type { BallotId } from '../../../../shared/ids.ts';
import { keptIn } from '../../kept.ts';

/** A vote on its way: all that it takes to go on after the page was closed. Bytes in base64url. */
export interface VoteOnItsWay {
  readonly ballotId: BallotId;
  /** What the ballot asks. */
  readonly question: string;
  /** Whose it is: nobody else who comes in with this phone gets it signed or sees its code. */
  readonly voter: string;
  readonly trackingCode: string;
  readonly prepared: string;
  readonly blinded: string;
  readonly inverse: string;
  /** What papers of this ballot are signed with. */
  readonly key: { readonly n: string; readonly e: string };
  /** Sealed once: sent again it is the same to the byte, and counts once. */
  readonly sealed: string;
  /** The signature without its blinding, once it is there. */
  readonly signature: string | null;
}

interface Kept {
  /** The representative who is in with this phone. */
  readonly voter: string;
  readonly onItsWay: VoteOnItsWay | null;
  /** What stays of votes that arrived: by which code they are found on the published list. */
  readonly codes: Readonly<Record<string, string>>;
}

const kept = keptIn<Kept>(() => localStorage, 'gongshi-votes');
const nothing: Kept = { voter: '', onItsWay: null, codes: {} };
/** Who is in with this page. Another page of this phone may have somebody else by now. */
let voterInPage = '';

/** Says who is in with this page. What another left goes, but for a vote that is signed: that one still counts. */
export function votesAreOf(voter: string): void {
  voterInPage = voter;
  const now = read();
  if (now.voter !== voter) write({ voter, onItsWay: signedOf(now), codes: {} });
}

export function voterHere(): string {
  return voterInPage;
}

export function voteOnItsWay(): VoteOnItsWay | null {
  return read().onItsWay;
}

/**
 * Keeps a vote that was just drawn.
 * @returns whether it is kept: not where another page of this phone has one on its way or brought one there, nor where
 * somebody else has come in meanwhile
 */
export function keepNewVote(vote: VoteOnItsWay): boolean {
  const now = read();
  if (now.voter !== vote.voter || now.onItsWay !== null || now.codes[vote.ballotId] !== undefined) return false;
  write({ ...now, onItsWay: vote });
  return true;
}

/** Keeps the same vote with its signature. One that another page brought there meanwhile does not come back. */
export function keepSigned(vote: VoteOnItsWay): void {
  const now = read();
  const isFree = now.onItsWay === null && now.codes[vote.ballotId] === undefined;
  if (isFree || isSame(now, vote)) write({ ...now, onItsWay: vote });
}

/** It arrived: paper and blinding go; what stays is the tracking code. */
export function voteArrived(vote: VoteOnItsWay): void {
  const now = read();
  const codes = vote.voter === now.voter ? { ...now.codes, [vote.ballotId]: vote.trackingCode } : now.codes;
  write({ ...now, onItsWay: isSame(now, vote) ? null : now.onItsWay, codes });
}

/** It will never be counted: nothing of it stays. Another one does, as of a page that was there first. */
export function dropVote(vote: VoteOnItsWay): void {
  const now = read();
  if (isSame(now, vote)) write({ ...now, onItsWay: null });
}

export function codeOf(ballotId: string): string | undefined {
  return read().codes[ballotId];
}

/** For the next one who comes in with this phone; what somebody keeps who has come in since stays. */
export function dropVotes(): void {
  const now = read();
  if (now.voter === voterInPage) write({ ...nothing, onItsWay: signedOf(now) });
  voterInPage = '';
}

/** One paper is one blinded message. */
function isSame({ onItsWay }: Kept, { blinded }: VoteOnItsWay): boolean {
  return onItsWay?.blinded === blinded;
}

function signedOf({ onItsWay }: Kept): VoteOnItsWay | null {
  return onItsWay?.signature === null ? null : onItsWay;
}

function write(next: Kept): void {
  if (next.voter === '' && next.onItsWay === null) kept.drop();
  else kept.write(next);
}

function read(): Kept {
  return { ...nothing, ...kept.read() };
}
