import { getSession, noteOnSession } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Puts something on the projector by hand, while people come in and while the meeting runs. It survives a restart. */
export const steerScreen: CommandHandler<'session.steerScreen'> = async (tx, { sessionId, view }, context) => {
  demand(mayDo((await getSession(tx, sessionId)).state, 'checkIn'));
  await noteOnSession(tx, sessionId, { roomView: view });
  context.about(sessionId);
  return {};
};
