import type { Insertable } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { AttachmentId, PetitionId, SessionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { AttachmentTable } from '../schema/petition.table.ts';

/** The attachments of a petition, without their content: that lies in files named by `sha256`. */
export async function listAttachments(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('attachment')
    .select((e) => [
      'id',
      'name',
      'mime',
      'bytes',
      'showsPerson',
      'sha256',
      'erasedAt',
      e('sealedKey', 'is not', null).as('sealed'),
    ])
    .where('petitionId', '=', petitionId)
    .where('erasedAt', 'is', null)
    .orderBy('addedAt')
    .execute();
}

/** What representatives may see of what came with the petitions on an agenda: nothing that tells the person. */
function shownOfAgenda(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('attachment')
    .innerJoin('agenda_item', 'agenda_item.petitionId', 'attachment.petitionId')
    .select(['attachment.id', 'agenda_item.id as agendaItemId', 'mime', 'bytes', 'sha256'])
    .where('agenda_item.sessionId', '=', sessionId)
    .where('agenda_item.removedAt', 'is', null)
    .where('showsPerson', '=', 0)
    .where('sealedKey', 'is', null)
    .where('erasedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('attachment.id');
}

export async function listAgendaAttachments(db: AnyDb, sessionId: SessionId) {
  return shownOfAgenda(db, sessionId).execute();
}

/** One of them; undefined also where there is one that they may not see. */
export async function findAgendaAttachment(db: AnyDb, sessionId: SessionId, id: AttachmentId) {
  return shownOfAgenda(db, sessionId).where('attachment.id', '=', id).executeTakeFirst();
}

/**
 * Ties uploaded files to their petition.
 * @throws AppError NOT_FOUND when one is unknown or belongs to another petition already
 */
export async function attachToPetition(
  tx: WriteTx,
  ids: readonly AttachmentId[],
  petitionId: PetitionId,
): Promise<void> {
  if (ids.length === 0) return;
  const result = await tx
    .updateTable('attachment')
    .set({ petitionId })
    .where('id', 'in', ids)
    .where('petitionId', 'is', null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== new Set(ids).size) throw new AppError('NOT_FOUND', { what: 'attachment' });
}

export async function insertAttachment(tx: WriteTx, attachment: Insertable<AttachmentTable>): Promise<void> {
  await tx.insertInto('attachment').values(attachment).execute();
}

/** Whether a file of this content belongs to the record. */
export async function hasFile(db: AnyDb, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('attachment')
    .select('id')
    .where('sha256', '=', sha256)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The contents of all files that belong to the record. */
export async function listFileHashes(db: AnyDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('attachment').select('sha256').where('erasedAt', 'is', null).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** @throws AppError NOT_FOUND */
export async function getAttachment(db: AnyDb, id: AttachmentId) {
  const row = await db
    .selectFrom('attachment')
    .select(['name', 'mime', 'sha256', 'showsPerson', 'sealedKey', 'erasedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'attachment' });
  return row;
}
