import type { Choice } from '../../../../shared/domain/ballot.ts';
import type { BallotId } from '../../../../shared/ids.ts';

/** A vote on its way: all that it takes to go on after the page was closed. Bytes in base64url. */
export interface VoteOnItsWay {
  readonly ballotId: BallotId;
  /** Whose it is: nobody else who comes in with this phone gets it signed or sees its code. */
  readonly voter: string;
  readonly choice: Choice;
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

const keptAs = 'gongshi-votes';
const nothing: Kept = { voter: '', onItsWay: null, codes: {} };
let kept = read();

/** Says who is in with this phone. What another left goes, but for a vote that is signed: that one still counts. */
export function votesAreOf(voter: string): void {
  const { onItsWay } = kept;
  if (kept.voter === voter) return;
  write({ voter, onItsWay: onItsWay?.signature === null ? null : onItsWay, codes: {} });
}

export function voterHere(): string {
  return kept.voter;
}

export function voteOnItsWay(): VoteOnItsWay | null {
  return kept.onItsWay;
}

export function keepVote(vote: VoteOnItsWay): void {
  write({ ...kept, onItsWay: vote });
}

/** It arrived: paper, blinding and choice go; what stays is the tracking code. */
export function voteArrived({ ballotId, voter, trackingCode }: VoteOnItsWay): void {
  const codes = voter === kept.voter ? { ...kept.codes, [ballotId]: trackingCode } : kept.codes;
  write({ ...kept, onItsWay: null, codes });
}

/** It will never be counted: nothing of it stays. */
export function dropVote(): void {
  write({ ...kept, onItsWay: null });
}

export function codeOf(ballotId: string): string | undefined {
  return kept.codes[ballotId];
}

/** For the next one who comes in with this phone. */
export function dropVotes(): void {
  write(nothing);
}

function write(next: Kept): void {
  kept = next;
  try {
    if (next === nothing) localStorage.removeItem(keptAs);
    else localStorage.setItem(keptAs, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing can vote, if the page stays open meanwhile.
  }
}

function read(): Kept {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(keptAs) ?? '{}') as Partial<Kept>) };
  } catch {
    return nothing;
  }
}
