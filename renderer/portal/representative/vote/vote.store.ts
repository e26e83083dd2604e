import { create } from 'zustand';
import type { Choice } from '../../../../shared/domain/ballot.ts';
import type { BallotId } from '../../../../shared/ids.ts';
import { AppError } from '../../../../shared/errors.ts';
import { anonymousCall, phoneCall } from '../../api/call.ts';
import { drawVote, unblind } from './draw-vote.ts';
import {
  codeOf,
  dropVote,
  keepNewVote,
  keepSigned,
  voteArrived,
  voteOnItsWay,
  voterHere,
  type VoteOnItsWay,
} from './kept-votes.ts';

interface Sending {
  /** The ballot whose vote is on its way from this phone, or the last whose way ended here. */
  readonly ballotId: BallotId | null;
  readonly stage: 'none' | 'signing' | 'waiting' | 'sending' | 'retrying' | 'arrived' | 'failed';
  readonly error: unknown;
  readonly cast: (ballot: Parameters<typeof drawVote>[0], choice: Choice) => void;
  /** Goes on with what was on its way when the page was closed. */
  readonly resume: () => void;
  /** Tries again what was refused for a reason that passes: the room has a quorum again. */
  readonly retry: () => void;
}

/** So long a signed paper is held back, so that ticks and slips do not stand side by side. docs/ballots.md */
const shortestMs = 2_000;
const spreadMs = 10_000;
const retryMs = 3_000;
/** Refusals after which this vote can never count. Every other one passes: a full disk, people who left the room. */
const final = new Set([
  'BALLOT_ALREADY_VOTED',
  'BALLOT_NOT_ENTITLED',
  'BALLOT_NOT_OPEN',
  'BALLOT_PAPER_INVALID',
  'BALLOT_PAPER_USED',
  'FORBIDDEN',
  'NOT_FOUND',
]);

let running = false;

/** Takes one secret vote from the choice to the box, over reloads and lost connections, never twice. */
export const useVote = create<Sending>()((set, get) => {
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let vote = voteOnItsWay(); vote !== null && isForHere(vote); vote = voteOnItsWay()) {
      try {
        await (vote.signature === null ? sign(vote) : send(vote));
      } catch (error) {
        if (error instanceof AppError || error instanceof RangeError) {
          if (error instanceof AppError && final.has(error.code)) dropVote(vote);
          set({ stage: 'failed', error });
          break;
        }
        // Nobody answered. What is sent again is the same, and counts once.
        set({ stage: 'retrying', error });
        await wait(retryMs * (0.5 + Math.random()));
      }
    }
    running = false;
    const { stage, ballotId } = get();
    // Another page of this phone has taken it to its end meanwhile.
    if (stage !== 'failed' && stage !== 'arrived')
      set({ stage: codeOf(ballotId ?? '') === undefined ? 'none' : 'arrived' });
  };
  const sign = async (vote: VoteOnItsWay): Promise<void> => {
    set({ ballotId: vote.ballotId, stage: 'signing' });
    const { blindSignature } = await phoneCall('ballot.sign', { ballotId: vote.ballotId, blinded: vote.blinded });
    keepSigned(unblind(vote, blindSignature));
  };
  const send = async (vote: VoteOnItsWay): Promise<void> => {
    const { ballotId, prepared, signature, sealed } = vote;
    if (get().stage !== 'retrying') {
      set({ ballotId, stage: 'waiting', error: undefined });
      await wait(shortestMs + Math.random() * spreadMs);
    }
    set({ stage: 'sending' });
    await anonymousCall('ballot.castSigned', { ballotId, paper: prepared, signature: signature ?? '', sealed });
    voteArrived(vote);
    set({ stage: 'arrived', error: undefined });
  };
  return {
    ballotId: voteOnItsWay()?.ballotId ?? null,
    stage: 'none',
    error: undefined,
    cast: (ballot, choice) => {
      if (running) return;
      const before = voteOnItsWay();
      // One of another ballot comes to its end first.
      if (before !== null && before.ballotId !== ballot.id) void run();
      // Another page of this phone was first: its vote is the one that counts, and this choice is not sent.
      else if (keepNewVote(drawVote(ballot, choice))) void run();
      else set({ ballotId: ballot.id, stage: 'failed', error: new AppError('BALLOT_ALREADY_VOTED') });
    },
    resume: () => void run(),
    retry: () => void run(),
  };
});

/** A paper without signature is signed for who drew it; a signed one is brought there by anybody. */
function isForHere({ signature, voter }: VoteOnItsWay): boolean {
  return signature !== null || voter === voterHere();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
