import type { Insertable, Selectable } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { AgendaItemId, MotionId, ParticipantId, SessionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { MotionTable } from '../schema/motion.table.ts';

export type Motion = Selectable<MotionTable>;

/** @throws AppError NOT_FOUND */
export async function getMotion(db: AnyDb, id: MotionId): Promise<Motion> {
  const row = await db.selectFrom('motion').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'motion' });
  return row;
}

export async function insertMotion(tx: WriteTx, motion: Insertable<MotionTable>): Promise<void> {
  await tx.insertInto('motion').values(motion).execute();
}

export async function markMotion(
  tx: WriteTx,
  id: MotionId,
  mark:
    | { withdrawnAt: string }
    | { takenUpAt: string; agendaItemId: AgendaItemId }
    | { declinedAt: string; reason: string },
): Promise<void> {
  await tx.updateTable('motion').set(mark).where('id', '=', id).execute();
}

/** The same again changes nothing. */
export async function insertMotionCosign(
  tx: WriteTx,
  cosign: { motionId: MotionId; participantId: ParticipantId; at: string },
): Promise<void> {
  await tx
    .insertInto('motion_cosign')
    .values(cosign)
    .onConflict((conflict) => conflict.columns(['motionId', 'participantId']).doNothing())
    .execute();
}

export async function listMotionCosigners(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('motion_cosign')
    .innerJoin('motion', 'motion.id', 'motion_cosign.motionId')
    .select(['motion_cosign.motionId', 'motion_cosign.participantId'])
    .where('motion.sessionId', '=', sessionId)
    .execute();
}

/** Motions of a session in the order in which they were put, with who put them; those withdrawn are left out. */
export async function listMotions(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('motion')
    .innerJoin('session_participant', 'session_participant.id', 'motion.participantId')
    .selectAll('motion')
    .select(['session_participant.name', 'session_participant.representativeId'])
    .where('motion.sessionId', '=', sessionId)
    .where('motion.withdrawnAt', 'is', null)
    .orderBy('motion.putAt')
    .orderBy('motion.id')
    .execute();
}
