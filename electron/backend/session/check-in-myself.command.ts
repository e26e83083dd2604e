import type { WriteTx } from '../../../db/handles.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { findSeat } from '../../../db/repos/session.queries.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { mayCheckInByPhone } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { movePeople } from './check-in.command.ts';

/** A representative checks in on the own phone. The console shows it, and who is not in the room is checked out there. */
export const checkInMyself: CommandHandler<'session.checkInMyself'> = (tx, { sessionId }, context) =>
  moveMyself(tx, sessionId, true, context);

export const checkOutMyself: CommandHandler<'session.checkOutMyself'> = (tx, { sessionId }, context) =>
  moveMyself(tx, sessionId, false, context);

async function moveMyself(
  tx: WriteTx,
  sessionId: SessionId,
  present: boolean,
  context: CommandContext<'session.checkInMyself'> | CommandContext<'session.checkOutMyself'>,
): Promise<{ present: number }> {
  demand(mayCheckInByPhone(await getSession(tx, sessionId), context.today));
  const own = await representativeOfAccount(tx, context.actor.accountId);
  const seat = own === undefined ? undefined : await findSeat(tx, sessionId, own.representativeId);
  if (seat === undefined) throw new AppError('SESSION_NOT_INVITED');
  return movePeople(tx, [seat.id], present, context);
}
