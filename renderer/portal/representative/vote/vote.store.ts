import { create } from 'zustand';
import { heldBack, type Choice } from '../../../../shared/domain/ballot.ts';
import type { BallotId } from '../../../../shared/ids.ts';
import { AppError } from '../../../../shared/errors.ts';
import { HostBusy } from '../../api/ask-host.ts';
import { anonymousCall, phoneCall } from '../../api/call.ts';
import { KeyRefused } from '../../api/sealed-transport.ts';
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
import { lookUpVote, type Settled } from './look-up-vote.ts';

interface Sending {
  /** The ballot whose vote is on its way from this phone, or the last whose way ended here. */
  readonly ballotId: BallotId | null;
  readonly stage: 'none' | 'signing' | 'waiting' | 'sending' | 'retrying' | 'arrived' | 'looking' | Settled | 'failed';
  readonly error: unknown;
  /** What the ballot asked in which a vote was looked for, and by which code; its voter's alone. */
  readonly question: string | undefined;
  readonly code: string | undefined;
  readonly cast: (ballot: Parameters<typeof drawVote>[0], choice: Choice) => void;
  /** Goes on with what was on its way when the page was closed, or was refused for a reason that may have passed. */
  readonly resume: () => void;
}

const retryMs = 3_000;
/** After a refusal that passes it is tried again by itself, if nothing wakes it sooner. */
const restMs = 20_000;
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

/** Stages in which nothing is on its way, and what befell the last vote is to be read. */
const ended: ReadonlySet<Sending['stage']> = new Set(['arrived', 'failed', 'counted', 'uncounted', 'voided']);

let running = false;
let later: ReturnType<typeof setTimeout> | undefined;

/** Takes one secret vote from the choice to the box, over reloads and lost connections, never twice. */
export const useVote = create<Sending>()((set, get) => {
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    clearTimeout(later);
    for (let vote = voteOnItsWay(); vote !== null && isForHere(vote); vote = voteOnItsWay()) {
      try {
        await (vote.signature === null ? sign(vote) : bring(vote));
      } catch (error) {
        if (error instanceof AppError || error instanceof RangeError || error instanceof KeyRefused) {
          fail(vote, error);
          break;
        }
        // Nobody answered. What is sent again is the same, and counts once.
        set({ stage: 'retrying', error });
        await wait(error instanceof HostBusy ? error.afterMs * (1 + Math.random()) : retryMs * (0.5 + Math.random()));
      }
    }
    running = false;
    const { stage, ballotId } = get();
    // Another page of this phone has taken it to its end meanwhile.
    if (!ended.has(stage)) set({ stage: codeOf(ballotId ?? '') === undefined ? 'none' : 'arrived' });
  };
  const fail = (vote: VoteOnItsWay, error: unknown): void => {
    // While it is looked for on the list, a refusal says nothing of the vote: it may have been counted.
    const isFinal = error instanceof AppError && (get().stage === 'looking' ? isGone(error) : final.has(error.code));
    if (isFinal) dropVote(vote);
    else later = setTimeout(() => void run(), restMs * (0.5 + Math.random()));
    set({ stage: 'failed', error: error instanceof RangeError ? new AppError('BALLOT_PAPER_INVALID') : error });
  };
  const sign = async (vote: VoteOnItsWay): Promise<void> => {
    set({ ballotId: vote.ballotId, stage: 'signing' });
    const { blindSignature } = await phoneCall('ballot.sign', { ballotId: vote.ballotId, blinded: vote.blinded });
    keepSigned(unblind(vote, blindSignature));
  };
  const bring = async (vote: VoteOnItsWay): Promise<void> => {
    try {
      await send(vote);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'BALLOT_NOT_OPEN') throw error;
      // It may have arrived before the ballot closed, and only the answer was lost: the list tells.
      await lookUp(vote);
    }
  };
  const lookUp = async (vote: VoteOnItsWay): Promise<void> => {
    const whose = () =>
      vote.voter === voterHere()
        ? { question: vote.question, code: vote.trackingCode }
        : { question: undefined, code: undefined };
    set({ stage: 'looking', ...whose() });
    // The vote was just sent as nobody's. A reading with a name right behind it would say whose it was.
    await holdBack();
    const settled = await lookUpVote(vote);
    if (settled === 'counted') voteArrived(vote);
    else dropVote(vote);
    const own = whose();
    set({ stage: own.code === undefined ? 'none' : settled, ...own, error: undefined });
  };
  const send = async (vote: VoteOnItsWay): Promise<void> => {
    const { ballotId, prepared, signature, sealed } = vote;
    if (get().stage !== 'retrying') {
      set({ ballotId, stage: 'waiting', error: undefined });
      await holdBack();
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
    question: undefined,
    code: undefined,
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
  };
});

const goOn = (): void => useVote.getState().resume();
addEventListener('online', goOn);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') goOn();
});

/** A paper without signature is signed for who drew it; a signed one is brought there by anybody. */
function isForHere({ signature, voter }: VoteOnItsWay): boolean {
  return signature !== null || voter === voterHere();
}

/** Its ballot is none of those that this PC still tells of. */
function isGone({ code }: AppError): boolean {
  return code === 'NOT_FOUND';
}

function holdBack(): Promise<void> {
  return wait((heldBack.shortestSeconds + Math.random() * heldBack.spreadSeconds) * 1000);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
