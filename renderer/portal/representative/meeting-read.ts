import type { OutputOf } from '../../../shared/contract/index.ts';

export type Held = NonNullable<OutputOf<'session.forPhone'>>;
export type Ballots = OutputOf<'ballot.forPhone'>;
export type OpenBallot = NonNullable<Ballots['open']>;
export type ClosedBallot = Ballots['closed'][number];
export type Round = NonNullable<OutputOf<'evaluation.forPhone'>>;

/** What all pages of the meeting are drawn from, and the way to read it anew. */
export interface MeetingRead {
  readonly session: Held | null;
  readonly ballots: Ballots;
  readonly round: Round | null;
  readonly again: () => void;
}

/** Whether there is a vote that waits for who holds the phone. */
export function mayVoteNow({ ballots: { open } }: MeetingRead): boolean {
  return open !== null && open.entitled && !open.voted && (open.kind === 'secret' || open.kind === 'open');
}
