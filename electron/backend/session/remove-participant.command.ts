import { deleteParticipant, getParticipant, getSession, hasAttended } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Takes somebody off the list who was never here: whoever has checked in is part of the record. */
export const removeParticipant: CommandHandler<'session.removeParticipant'> = async (
  tx,
  { participantId },
  context,
) => {
  const person = await getParticipant(tx, participantId);
  const session = await getSession(tx, person.sessionId);
  demand(mayDo(session.state, 'setParticipants'));
  if (await hasAttended(tx, participantId)) throw new AppError('PARTICIPANT_ATTENDED');
  await deleteParticipant(tx, participantId);
  context.about(session.id);
  return {};
};
