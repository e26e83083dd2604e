import type { BallotId, RepresentativeId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** The hash of the blinded paper that was signed for somebody; undefined when none was. */
export async function findSignedPaper(
  db: AnyDb,
  ballotId: BallotId,
  representativeId: RepresentativeId,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('signed_paper')
    .select('blindedHash')
    .where('ballotId', '=', ballotId)
    .where('representativeId', '=', representativeId)
    .executeTakeFirst();
  return row?.blindedHash;
}

export async function insertSignedPaper(
  tx: WriteTx,
  paper: { ballotId: BallotId; representativeId: RepresentativeId; blindedHash: Uint8Array },
): Promise<void> {
  await tx.insertInto('signed_paper').values(paper).execute();
}

export async function countSignedPapers(db: AnyDb, ballotId: BallotId): Promise<number> {
  const row = await db
    .selectFrom('signed_paper')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('ballotId', '=', ballotId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The hash of what a paper brought into the box; undefined when it has not been used. */
export async function findUsedPaper(db: AnyDb, boxId: string, paperHash: Uint8Array): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('used_paper')
    .select('sealedHash')
    .where('boxId', '=', boxId)
    .where('paperHash', '=', paperHash)
    .executeTakeFirst();
  return row?.sealedHash;
}

export async function insertUsedPaper(
  tx: WriteTx,
  paper: { boxId: string; paperHash: Uint8Array; sealedHash: Uint8Array },
): Promise<void> {
  await tx.insertInto('used_paper').values(paper).execute();
}

export async function countUsedPapers(db: AnyDb, boxId: string): Promise<number> {
  const row = await db
    .selectFrom('used_paper')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('boxId', '=', boxId)
    .executeTakeFirstOrThrow();
  return row.n;
}
