import type { AnyDb, WriteTx } from '../handles.ts';

export async function insertPoster(
  tx: WriteTx,
  poster: { id: string; mark: string; place: string; createdAt: string },
): Promise<void> {
  await tx.insertInto('poster').values(poster).execute();
}

/** Posters with how many petitions came by each. */
export async function listPosters(db: AnyDb) {
  return db
    .selectFrom('poster')
    .leftJoin('petition', 'petition.posterId', 'poster.id')
    .select((e) => [
      'poster.id',
      'poster.mark',
      'poster.place',
      'poster.createdAt',
      e.fn.count<number>('petition.id').as('petitions'),
    ])
    .where('poster.retiredAt', 'is', null)
    .groupBy('poster.id')
    .orderBy('poster.createdAt')
    .execute();
}

/** @returns whether there was such a poster, hanging */
export async function retirePosterAt(tx: WriteTx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('poster')
    .set({ retiredAt: at })
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The poster of a mark; undefined when there is none: then a petition simply does not say where it came from. */
export async function findPoster(db: AnyDb, mark: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('poster').select('id').where('mark', '=', mark).executeTakeFirst();
}
