import type { AnyDb } from '../../../db/handles.ts';
import { getBallot, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BallotId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import { gatesOf } from '../session-state/gates.ts';

/**
 * A ballot on which may be voted at this moment: it is open, so is its session, and both gates hold. When people leave and
 * the share falls below the bar, voting stops until it holds again.
 * @throws AppError BALLOT_NOT_OPEN, SESSION_STATE, the gates' refusals
 */
export async function ballotToVoteOn(db: AnyDb, ballotId: BallotId): Promise<Ballot> {
  const ballot = await openBallotOf(db, ballotId);
  await demandVoting(db, ballot);
  return ballot;
}

/**
 * The same of a ballot that is known to be open.
 * @throws AppError SESSION_STATE, the gates' refusals
 */
export async function demandVoting(db: AnyDb, { sessionId }: Pick<Ballot, 'sessionId'>): Promise<void> {
  const session = await getSession(db, sessionId);
  demand(mayDo(session.state, 'decide'));
  demand((await gatesOf(db, session)).deciding);
}

/** @throws AppError BALLOT_NOT_OPEN: a ballot once closed is final */
export async function openBallotOf(db: AnyDb, ballotId: BallotId): Promise<Ballot> {
  const ballot = await getBallot(db, ballotId);
  if (ballot.state !== 'open') throw new AppError('BALLOT_NOT_OPEN');
  return ballot;
}
