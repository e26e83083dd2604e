import { create } from 'zustand';
import type { Choice } from '../../../../shared/domain/ballot.ts';
import type { BallotId } from '../../../../shared/ids.ts';
import { AppError } from '../../../../shared/errors.ts';
import { anonymousCall, phoneCall } from '../../api/call.ts';
import { drawVote, unblind } from './draw-vote.ts';
import { dropVote, keepVote, voteArrived, voteOnItsWay, type VoteOnItsWay } from './kept-votes.ts';

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
    for (let vote = voteOnItsWay(); vote !== null; vote = voteOnItsWay()) {
      try {
        await (vote.signature === null ? sign(vote) : send(vote));
      } catch (error) {
        if (error instanceof AppError || error instanceof RangeError) {
          if (error instanceof AppError && final.has(error.code)) dropVote();
          set({ stage: 'failed', error });
          break;
        }
        // Nobody answered. What is sent again is the same, and counts once.
        set({ stage: 'retrying', error });
        await wait(retryMs * (0.5 + Math.random()));
      }
    }
    running = false;
  };
  const sign = async (vote: VoteOnItsWay): Promise<void> => {
    set({ ballotId: vote.ballotId, stage: 'signing' });
    const { blindSignature } = await phoneCall('ballot.sign', { ballotId: vote.ballotId, blinded: vote.blinded });
    keepVote(unblind(vote, blindSignature));
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
      if (running || voteOnItsWay() !== null) return;
      keepVote(drawVote(ballot, choice));
      void run();
    },
    resume: () => void run(),
    retry: () => void run(),
  };
});

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
