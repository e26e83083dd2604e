import type { BoxRoundId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { BoxRoundTable } from '../schema/box-round.table.ts';

export async function insertBoxRound(tx: WriteTx, round: BoxRoundTable): Promise<void> {
  await tx.insertInto('box_round').values(round).execute();
}

export async function findBoxRound(db: AnyDb, id: BoxRoundId): Promise<{ id: BoxRoundId } | undefined> {
  return db.selectFrom('box_round').select('id').where('id', '=', id).executeTakeFirst();
}

/** The latest openings first, each with how many petitions were registered from it so far. */
export async function listBoxRounds(db: AnyDb, limit: number) {
  return db
    .selectFrom('box_round')
    .leftJoin('petition', 'petition.boxRoundId', 'box_round.id')
    .select((e) => [
      'box_round.id',
      'box_round.roundNo',
      'box_round.place',
      'box_round.openedBy1',
      'box_round.openedBy2',
      'box_round.found',
      'box_round.openedOn',
      'box_round.recordedAt',
      e.fn.count<number>('petition.id').as('registered'),
    ])
    .groupBy('box_round.id')
    .orderBy('box_round.openedOn', 'desc')
    .orderBy('box_round.recordedAt', 'desc')
    .limit(limit)
    .execute();
}
