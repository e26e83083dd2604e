import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PublicationKind, PublicationState } from '../../shared/domain/publication.rules.ts';
import { AppError } from '../../shared/errors.ts';
import type { AccountId, ObjectionId, PublicationId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { ObjectionTable, PublicationTable } from '../schema/consultation.table.ts';

export type Publication = Selectable<PublicationTable>;
export type Objection = Selectable<ObjectionTable>;

export async function insertPublication(tx: WriteTx, publication: Insertable<PublicationTable>): Promise<void> {
  await tx.insertInto('publication').values(publication).execute();
}

/** @throws AppError NOT_FOUND */
export async function getPublication(db: AnyDb, id: PublicationId): Promise<Publication> {
  const row = await db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'publication' });
  return row;
}

/** @throws AppError CONFLICT when somebody else was faster */
export async function updatePublication(
  tx: WriteTx,
  id: PublicationId,
  version: number,
  change: Updateable<PublicationTable>,
): Promise<number> {
  const result = await tx
    .updateTable('publication')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new AppError('CONFLICT', { what: 'publication' });
  return version + 1;
}

/** Removes a draft; a row in any other state is kept by a trigger. */
export async function deleteDraft(tx: WriteTx, id: PublicationId): Promise<void> {
  await tx.deleteFrom('publication').where('id', '=', id).where('state', '=', 'draft').execute();
}

export async function insertObjection(tx: WriteTx, objection: Insertable<ObjectionTable>): Promise<void> {
  await tx.insertInto('objection').values(objection).execute();
}

/** Whether the answer was written: false when the objection is not there, has moved on, or has its answer already. */
export async function answerObjection(
  tx: WriteTx,
  objection: { id: ObjectionId; version: number; answer: string; answeredAt: string; answeredBy: AccountId | null },
): Promise<boolean> {
  const { id, version, ...change } = objection;
  const result = await tx
    .updateTable('objection')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface PublicationFilter {
  readonly states: readonly PublicationState[];
  readonly kinds: readonly PublicationKind[];
}

/** Publications with how many objections each has met, newest first: drafts on top, then by the day of release. */
export async function listPublications(db: AnyDb, { states, kinds }: PublicationFilter) {
  let rows = db
    .selectFrom('publication')
    .select(['id', 'publicationNo', 'kind', 'title', 'state', 'createdAt', 'releasedOn', 'noticeUntil'])
    .select((e) => [
      e
        .selectFrom('objection')
        .select((o) => o.fn.countAll<number>().as('n'))
        .whereRef('objection.publicationId', '=', 'publication.id')
        .as('objections'),
      e
        .selectFrom('objection')
        .select((o) => o.fn.countAll<number>().as('n'))
        .whereRef('objection.publicationId', '=', 'publication.id')
        .where('objection.answeredAt', 'is', null)
        .as('unanswered'),
    ])
    .where('state', 'in', states);
  if (kinds.length > 0) rows = rows.where('kind', 'in', kinds);
  const found = await rows
    .orderBy((e) => e.case().when('state', '=', 'draft').then(0).else(1).end())
    .orderBy('releasedAt', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(500)
    .execute();
  return found.map((row) => ({ ...row, objections: row.objections ?? 0, unanswered: row.unanswered ?? 0 }));
}

export async function listObjections(db: AnyDb, publicationId: PublicationId): Promise<readonly Objection[]> {
  return db
    .selectFrom('objection')
    .selectAll()
    .where('publicationId', '=', publicationId)
    .orderBy('receivedAt')
    .execute();
}

/** Released notices whose period has not ended, newest first: what hangs on the wall. */
export async function listCurrentNotices(db: AnyDb, today: string, limit: number) {
  return db
    .selectFrom('publication')
    .select(['id', 'publicationNo', 'kind', 'title', 'content', 'result', 'releasedOn', 'noticeUntil'])
    .where('state', '=', 'released')
    .where('noticeUntil', '>=', today)
    .orderBy('releasedAt', 'desc')
    .limit(limit)
    .execute();
}
