import { listAgenda } from '../../../db/repos/session.queries.ts';
import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';

/** Cancels a session that was not opened; its petitions go back into the queue and wait for the next. */
export const cancelSession: CommandHandler<'session.cancel'> = async (tx, { sessionId, version, reason }, context) => {
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'cancel'));
  for (const { petitionId } of await listAgenda(tx, sessionId)) {
    if (petitionId === null) continue;
    await movePetition(
      tx,
      {
        petitionId,
        version: undefined,
        act: 'takeOffAgenda',
        note: reason,
        detail: { sessionNo: session.sessionNo, cancelled: true },
      },
      { accountId: context.actor.accountId, now: context.now },
    );
  }
  const next = await updateSession(tx, sessionId, version, { state: 'cancelled', cancelReason: reason });
  context.about(sessionId);
  return { state: 'cancelled', version: next };
};
