import { AppError } from '../../shared/errors.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export interface StoredBox {
  readonly id: string;
  readonly publicKey: Uint8Array;
  /** The private key, readable only with the opening code; null once the box has been opened or given up. */
  readonly wrappedKey: Uint8Array | null;
  readonly parameters: string;
  /** Public half of what signs papers, a JWK with n and e; null where none are signed. */
  readonly signingKey: string | null;
  /** Its private half, readable as the box's own key is; null once the box has been opened or given up. */
  readonly wrappedSigningKey: Uint8Array | null;
}

/** Without a key that signs papers: the sheets of an evaluation. */
type BoxToKeep = Omit<StoredBox, 'signingKey' | 'wrappedSigningKey'> &
  Partial<Pick<StoredBox, 'signingKey' | 'wrappedSigningKey'>>;

export async function insertBox(tx: WriteTx, box: BoxToKeep): Promise<void> {
  await tx
    .insertInto('secret_box')
    .values({ ...box, openedAt: null })
    .execute();
}

/** @throws AppError NOT_FOUND */
export async function getBox(db: AnyDb, id: string): Promise<StoredBox> {
  const row = await db
    .selectFrom('secret_box')
    .select(['id', 'publicKey', 'wrappedKey', 'parameters', 'signingKey', 'wrappedSigningKey'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'box' });
  return row;
}

/** Boxes that were neither opened nor given up, and of which the key is gone nevertheless: it goes out of every copy. */
export async function listKeylessBoxes(db: AnyDb): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('secret_box')
    .select('id')
    .where('wrappedKey', 'is', null)
    .where('openedAt', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/** `id` must be random: an order of rows would be an order of voters. */
export async function insertSlip(tx: WriteTx, slip: { id: string; boxId: string; sealed: Uint8Array }): Promise<void> {
  await tx.insertInto('secret_slip').values(slip).execute();
}

export async function listSlips(db: AnyDb, boxId: string): Promise<readonly Uint8Array[]> {
  const rows = await db.selectFrom('secret_slip').select('sealed').where('boxId', '=', boxId).execute();
  return rows.map((row) => row.sealed);
}

export async function countSlips(db: AnyDb, boxId: string): Promise<number> {
  const row = await db
    .selectFrom('secret_slip')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('boxId', '=', boxId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/**
 * Takes the sealed slips, the papers they came on and the wrapped keys away for good. The connection overwrites what it deletes; the caller has the
 * write-ahead log emptied after the commit.
 */
export async function emptyBox(tx: WriteTx, boxId: string, openedAt: string): Promise<void> {
  await tx.deleteFrom('secret_slip').where('boxId', '=', boxId).execute();
  await tx.deleteFrom('used_paper').where('boxId', '=', boxId).execute();
  const ballots = tx.selectFrom('ballot').select('id').where('boxId', '=', boxId);
  await tx.deleteFrom('signed_paper').where('ballotId', 'in', ballots).execute();
  await tx
    .updateTable('secret_box')
    .set({ wrappedKey: null, wrappedSigningKey: null, openedAt })
    .where('id', '=', boxId)
    .execute();
}
