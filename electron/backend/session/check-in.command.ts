import { getParticipant, getSession, noteOnSession, setPresent } from '../../../db/repos/session.repo.ts';
import { leaveFloor } from '../../../db/repos/speech.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import type { WriteTx } from '../../../db/handles.ts';
import { gatesOf } from '../session-state/gates.ts';

/** Somebody has come. Each coming is kept with its time. */
export const checkIn: CommandHandler<'session.checkIn'> = (tx, { participantIds }, context) =>
  movePeople(tx, participantIds, true, context);

/** Somebody has left and speaks no more: the share is counted anew, and below the bar nothing is decided until it holds again. */
export const checkOut: CommandHandler<'session.checkOut'> = (tx, { participantIds }, context) =>
  movePeople(tx, participantIds, false, context);

/**
 * Marks people of one session as come or gone.
 * @returns how many are here then
 * @throws AppError SESSION_STATE, NOT_FOUND
 */
export async function movePeople(
  tx: WriteTx,
  participantIds: readonly ParticipantId[],
  present: boolean,
  context: Pick<CommandContext<'session.checkIn'>, 'actor' | 'now' | 'about'>,
): Promise<{ present: number }> {
  const [first] = participantIds;
  if (first === undefined) throw new AppError('NOT_FOUND', { what: 'participant' });
  const session = await getSession(tx, (await getParticipant(tx, first)).sessionId);
  demand(mayDo(session.state, 'checkIn'));
  const { accountId } = context.actor;
  await setPresent(tx, { sessionId: session.id, participantIds, present, at: context.now, accountId });
  if (!present) await leaveFloor(tx, participantIds, context.now);
  const gates = await gatesOf(tx, session);
  if (session.state === 'open' && gates.deciding.ok) await noteOnSession(tx, session.id, { gatesHeld: 1 });
  context.about(session.id);
  return { present: gates.people.filter((person) => person.present).length };
}
