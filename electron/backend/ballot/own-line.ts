import type { AnyDb } from '../../../db/handles.ts';
import { findOnRoll } from '../../../db/repos/ballot.repo.ts';
import { findSeat } from '../../../db/repos/session.queries.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BallotId, RepresentativeId, SessionId } from '../../../shared/ids.ts';

/**
 * The line of who asks on a ballot's roll, for a vote by phone. Beside being here when the roll was frozen, as at the
 * desk, they must be here now: somebody who has left the room still has the phone.
 * @throws AppError BALLOT_NOT_ENTITLED
 */
export async function ownLine(
  db: AnyDb,
  ballot: { readonly id: BallotId; readonly sessionId: SessionId },
  own: { readonly representativeId: RepresentativeId } | undefined,
): Promise<{ readonly representativeId: RepresentativeId; readonly voted: boolean }> {
  const line = own === undefined ? undefined : await findOnRoll(db, ballot.id, own.representativeId);
  if (own === undefined || line === undefined || !line.present) throw new AppError('BALLOT_NOT_ENTITLED');
  const { representativeId } = own;
  const seat = await findSeat(db, ballot.sessionId, representativeId);
  if (seat?.present !== 1) throw new AppError('BALLOT_NOT_ENTITLED');
  return { representativeId, voted: line.voted };
}
