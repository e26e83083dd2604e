import type { WriteTx } from '../../../db/handles.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { findSeat } from '../../../db/repos/session.queries.ts';
import { getParticipant, getSession, type Participant } from '../../../db/repos/session.repo.ts';
import { findWaiting, insertSpeech } from '../../../db/repos/speech.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SpeechId } from '../../../shared/ids.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, CommandHandler } from '../context.ts';

/** A representative asks on the own phone. */
export const askToSpeak: CommandHandler<'speech.ask'> = async (tx, { sessionId }, context) => {
  const own = await representativeOfAccount(tx, context.actor.accountId);
  const seat = own === undefined ? undefined : await findSeat(tx, sessionId, own.representativeId);
  if (seat === undefined) throw new AppError('SPEECH_NOT_PRESENT');
  return { speechId: await putOnList(tx, seat, context) };
};

/** Somebody raises a hand and is put on the same list at the console. */
export const addSpeaker: CommandHandler<'speech.add'> = async (tx, { participantId }, context) => ({
  speechId: await putOnList(tx, await getParticipant(tx, participantId), context),
});

async function putOnList(
  tx: WriteTx,
  { id: participantId, sessionId, present }: Participant,
  context: CommandContext<'speech.ask'> | CommandContext<'speech.add'>,
): Promise<SpeechId> {
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'discuss'));
  if (present !== 1) throw new AppError('SPEECH_NOT_PRESENT');
  context.about(sessionId);
  const waiting = await findWaiting(tx, participantId);
  if (waiting !== undefined) return waiting.id;
  const id = context.newId<'Speech'>();
  await insertSpeech(tx, {
    id,
    sessionId,
    participantId,
    agendaItemId: session.currentItemId,
    askedAt: context.now,
    startedAt: null,
    endedAt: null,
    withdrawnAt: null,
  });
  return id;
}
