import type { Insertable } from 'kysely';
import { endOfSpeech } from '../../shared/domain/speech.rules.ts';
import { AppError } from '../../shared/errors.ts';
import type { ParticipantId, SessionId, SpeechId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { SpeechTable } from '../schema/lan.table.ts';

/** @throws AppError NOT_FOUND */
export async function getSpeech(db: AnyDb, id: SpeechId) {
  const row = await db.selectFrom('speech').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'speech' });
  return row;
}

export async function insertSpeech(tx: WriteTx, speech: Insertable<SpeechTable>): Promise<void> {
  await tx.insertInto('speech').values(speech).execute();
}

/** Somebody's request that still waits for its turn. */
export async function findWaiting(db: AnyDb, participantId: ParticipantId) {
  return db
    .selectFrom('speech')
    .select('id')
    .where('participantId', '=', participantId)
    .where('startedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
}

export async function markSpeech(
  tx: WriteTx,
  id: SpeechId,
  mark: { startedAt: string } | { endedAt: string } | { withdrawnAt: string },
): Promise<void> {
  await tx.updateTable('speech').set(mark).where('id', '=', id).execute();
}

/** Ends whoever speaks in a session. */
export async function endRunning(tx: WriteTx, sessionId: SessionId, at: string): Promise<void> {
  await endAll(tx, await running(tx).where('sessionId', '=', sessionId).execute(), at);
}

/** Ends what people who leave are saying, and takes their requests off the list. */
export async function leaveFloor(tx: WriteTx, participantIds: readonly ParticipantId[], at: string): Promise<void> {
  await tx
    .updateTable('speech')
    .set({ withdrawnAt: at })
    .where('participantId', 'in', participantIds)
    .where('startedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute();
  await endAll(tx, await running(tx).where('participantId', 'in', participantIds).execute(), at);
}

const running = (tx: WriteTx) =>
  tx
    .selectFrom('speech')
    .select(['id', 'startedAt'])
    .where('startedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .$narrowType<{ startedAt: string }>();

async function endAll(
  tx: WriteTx,
  speeches: readonly { readonly id: SpeechId; readonly startedAt: string }[],
  at: string,
): Promise<void> {
  for (const { id, startedAt } of speeches) await markSpeech(tx, id, { endedAt: endOfSpeech(startedAt, at) });
}

/** Speeches that run in sessions under way. */
export async function listRunning(db: AnyDb) {
  return db
    .selectFrom('speech')
    .innerJoin('session', 'session.id', 'speech.sessionId')
    .select([
      'speech.id',
      'speech.sessionId',
      'speech.participantId',
      'speech.agendaItemId',
      'speech.askedAt',
      'speech.startedAt',
    ])
    .where('session.state', '=', 'open')
    .where('speech.startedAt', 'is not', null)
    .where('speech.endedAt', 'is', null)
    .execute();
}

/** What was asked for in a session and not withdrawn, in the order of asking, with who it is. */
export async function listSpeeches(db: AnyDb, sessionId: SessionId) {
  return (
    db
      .selectFrom('speech')
      .innerJoin('session_participant', 'session_participant.id', 'speech.participantId')
      .select([
        'speech.id',
        'speech.participantId',
        'speech.agendaItemId as itemId',
        'speech.askedAt',
        'speech.startedAt',
        'speech.endedAt',
        'session_participant.name',
        'session_participant.department',
        'session_participant.side',
        'session_participant.roleGroup',
        'session_participant.representativeId',
      ])
      .where('speech.sessionId', '=', sessionId)
      .where('speech.withdrawnAt', 'is', null)
      // Ids sort by the moment they were made: two who asked in the same millisecond keep their order.
      .orderBy('speech.askedAt')
      .orderBy('speech.id')
      .execute()
  );
}
