import { listAgenda } from '../../../db/repos/session.queries.ts';
import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import { mayClose } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Closes a session in which every item has come to an outcome. */
export const closeSession: CommandHandler<'session.close'> = async (tx, { sessionId, version }, context) => {
  const session = await getSession(tx, sessionId);
  const agenda = await listAgenda(tx, sessionId);
  demand(mayClose(session.state, agenda.filter((item) => item.outcome === null).length));
  const next = await updateSession(tx, sessionId, version, {
    state: 'closed',
    closedAt: context.now,
    currentItemId: null,
  });
  context.about(sessionId);
  context.afterCommit(() => context.services.lan.meetingEnded());
  return { state: 'closed', version: next };
};
