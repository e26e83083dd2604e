import { findLastMomentOf } from '../../../db/repos/audit.repo.ts';
import { findWaiting, insertSpeech, listRunning, markSpeech } from '../../../db/repos/speech.repo.ts';
import { endOfSpeech } from '../../../shared/domain/speech.rules.ts';
import type { CommandHandler } from '../context.ts';

/**
 * Ends what was being said when the program stopped, or when the backup was made that was restored, at the last moment at
 * which the record shows the meeting going on: how long it went on without the PC nobody knows, and talk time is never more
 * than what was seen. Whoever was interrupted stands on the list again by the time of asking, so that one tap gives the floor
 * back.
 */
export const endInterrupted: CommandHandler<'speech.endInterrupted'> = async (tx, _input, context) => {
  const running = await listRunning(tx);
  for (const { id, sessionId, participantId, agendaItemId, askedAt, startedAt } of running) {
    if (startedAt === null) continue;
    const seenUntil = (await findLastMomentOf(tx, sessionId)) ?? startedAt;
    await markSpeech(tx, id, { endedAt: endOfSpeech(startedAt, seenUntil) });
    context.about(sessionId);
    if ((await findWaiting(tx, participantId)) !== undefined) continue;
    await insertSpeech(tx, {
      id: context.newId<'Speech'>(),
      sessionId,
      participantId,
      agendaItemId,
      askedAt,
      startedAt: null,
      endedAt: null,
      withdrawnAt: null,
    });
  }
  return { ended: running.length };
};
