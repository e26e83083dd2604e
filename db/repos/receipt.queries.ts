import { sql } from 'kysely';
import type { PetitionId } from '../../shared/ids.ts';
import type { AnyDb } from '../handles.ts';

/** The petition that a receipt code's hash belongs to. */
export async function findByReceipt(db: AnyDb, receiptHash: string): Promise<PetitionId | undefined> {
  const row = await db.selectFrom('petition').select('id').where('receiptHash', '=', receiptHash).executeTakeFirst();
  return row?.id;
}

/** Some petition: what a wrong code reads instead, so that it costs what a right one does. */
export async function findDecoy(db: AnyDb): Promise<PetitionId | undefined> {
  const row = await db.selectFrom('petition').select('id').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.id;
}

/** Where a petition is carried on: itself, or what it was merged into, over however many mergings. */
export async function findCarriedOn(db: AnyDb, petitionId: PetitionId): Promise<PetitionId> {
  const { rows } = await sql<{ id: PetitionId }>`
    WITH RECURSIVE way (id, next, depth) AS (
      SELECT id, mergedIntoId, 0 FROM petition WHERE id = ${petitionId}
      UNION ALL
      SELECT p.id, p.mergedIntoId, way.depth + 1 FROM petition p JOIN way ON p.id = way.next WHERE way.depth < 100
    )
    SELECT id FROM way ORDER BY depth DESC LIMIT 1`.execute(db);
  return rows[0]?.id ?? petitionId;
}
