import type { AccountId, Id, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** Adds co-signs; a trigger keeps the petition's count. */
export async function addCosigners(
  tx: WriteTx,
  cosign: {
    id: Id<'Cosign'>;
    petitionId: PetitionId;
    accountId: AccountId | null;
    people: number;
    at: string;
    note: string;
    phoneHash?: string;
  },
): Promise<void> {
  await tx.insertInto('cosign').values(cosign).execute();
}

/** Whether this account has co-signed the petition: a representative signs once. */
export async function hasCosigned(db: AnyDb, petitionId: PetitionId, accountId: AccountId): Promise<boolean> {
  const row = await db
    .selectFrom('cosign')
    .select('id')
    .where('petitionId', '=', petitionId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this phone has; the hash is of phone and petition together. */
export async function hasPhoneCosigned(db: AnyDb, petitionId: PetitionId, phoneHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('cosign')
    .select('id')
    .where('petitionId', '=', petitionId)
    .where('phoneHash', '=', phoneHash)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many people have co-signed. */
export async function countCosigners(db: AnyDb, petitionId: PetitionId): Promise<number> {
  const row = await db
    .selectFrom('cosign')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('people'), e.lit(0)).as('n'))
    .where('petitionId', '=', petitionId)
    .executeTakeFirstOrThrow();
  return row.n;
}
