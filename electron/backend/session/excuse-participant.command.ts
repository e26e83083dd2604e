import { getParticipant, getSession, setExcused } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Notes a leave that was asked for: the minutes then list the person as excused and not as missing. */
export const excuseParticipant: CommandHandler<'session.excuse'> = async (tx, { participantId, reason }, context) => {
  const person = await getParticipant(tx, participantId);
  const session = await getSession(tx, person.sessionId);
  demand(mayDo(session.state, 'setParticipants'));
  await setExcused(tx, participantId, reason);
  context.about(session.id);
  return {};
};
