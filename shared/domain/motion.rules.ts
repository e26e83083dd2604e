import { granted, refused, type Verdict } from '../verdict.ts';
import { mayDo } from './session.rules.ts';
import type { SessionState } from './session.ts';

export const motionStates = ['waiting', 'takenUp', 'declined', 'withdrawn'] as const;
export type MotionState = (typeof motionStates)[number];

/** Motions that one representative may have waiting in a session: the list stays one that a room can read. */
export const motionsWaiting = 3;

interface Marks {
  readonly withdrawnAt: string | null;
  readonly takenUpAt: string | null;
  readonly declinedAt: string | null;
}

/** What became of it: taken up by the chair, declined with a reason, withdrawn by who put it, or still waiting. */
export function motionState({ withdrawnAt, takenUpAt, declinedAt }: Marks): MotionState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (takenUpAt !== null) return 'takenUp';
  return declinedAt === null ? 'waiting' : 'declined';
}

interface Mover {
  readonly state: SessionState;
  readonly present: boolean;
}

/**
 * Who may put or co-sign a motion: anybody invited until the session is closed, and once it is open only who is there.
 */
export function mayMove({ state, present }: Mover): Verdict {
  const allowed = mayDo(state, 'putMotion');
  if (!allowed.ok) return allowed;
  return state !== 'open' || present ? granted : refused('MOTION_NOT_PRESENT');
}

/** Whether one more may be put beside those of one's own that wait. */
export function mayPutAnother(waiting: number): Verdict {
  return waiting < motionsWaiting ? granted : refused('MOTIONS_FULL', { limit: motionsWaiting });
}
