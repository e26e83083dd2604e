import type { AnyDb } from '../../../db/handles.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { findSeat } from '../../../db/repos/session.queries.ts';
import type { Participant } from '../../../db/repos/session.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId, SessionId } from '../../../shared/ids.ts';

/**
 * The seat in a session of the representative that an account acts for.
 * @throws AppError SESSION_NOT_INVITED
 */
export async function ownSeat(db: AnyDb, sessionId: SessionId, accountId: AccountId): Promise<Participant> {
  const own = await representativeOfAccount(db, accountId);
  const seat = own === undefined ? undefined : await findSeat(db, sessionId, own.representativeId);
  if (seat === undefined) throw new AppError('SESSION_NOT_INVITED');
  return seat;
}
