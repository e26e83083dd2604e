import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { getParticipant, getSession } from '../../../db/repos/session.repo.ts';
import { endRunning, getSpeech, markSpeech } from '../../../db/repos/speech.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { endOfSpeech } from '../../../shared/domain/speech.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Gives the floor; one speaks at a time. Whoever left meanwhile is not called up. */
export const startSpeech: CommandHandler<'speech.start'> = async (tx, { speechId }, context) => {
  const { sessionId, participantId, startedAt, withdrawnAt } = await getSpeech(tx, speechId);
  demand(mayDo((await getSession(tx, sessionId)).state, 'discuss'));
  if (startedAt !== null || withdrawnAt !== null) throw new AppError('SPEECH_OVER');
  if ((await getParticipant(tx, participantId)).present !== 1) throw new AppError('SPEECH_NOT_PRESENT');
  await endRunning(tx, sessionId, context.now);
  await markSpeech(tx, speechId, { startedAt: context.now });
  context.about(sessionId);
  return {};
};

export const endSpeech: CommandHandler<'speech.end'> = async (tx, { speechId }, context) => {
  const { sessionId, startedAt, endedAt } = await getSpeech(tx, speechId);
  if (startedAt === null || endedAt !== null) throw new AppError('SPEECH_OVER');
  await markSpeech(tx, speechId, { endedAt: endOfSpeech(startedAt, context.now) });
  context.about(sessionId);
  return {};
};

/** A representative takes back the own request and nobody else's. */
export const withdrawSpeech: CommandHandler<'speech.withdraw'> = async (tx, { speechId }, context) => {
  const { sessionId, participantId, startedAt, withdrawnAt } = await getSpeech(tx, speechId);
  if (context.actor.role === 'representative') {
    const own = await representativeOfAccount(tx, context.actor.accountId);
    const { representativeId } = await getParticipant(tx, participantId);
    const isOwn = own !== undefined && own.representativeId === representativeId;
    if (!isOwn) throw new AppError('FORBIDDEN', { role: context.actor.role });
  }
  if (startedAt !== null || withdrawnAt !== null) throw new AppError('SPEECH_OVER');
  await markSpeech(tx, speechId, { withdrawnAt: context.now });
  context.about(sessionId);
  return {};
};
