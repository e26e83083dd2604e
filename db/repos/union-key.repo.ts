import { AppError } from '../../shared/errors.ts';
import type { PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export async function insertUnionKey(
  tx: WriteTx,
  key: { id: string; publicKey: Uint8Array; wrappedByPassphrase: Uint8Array; parameters: string; createdAt: string },
): Promise<void> {
  await tx.insertInto('union_key').values(key).execute();
}

/** The key that identities are sealed to now. */
export async function currentUnionKey(db: AnyDb): Promise<{ id: string; publicKey: Uint8Array }> {
  const row = await db
    .selectFrom('union_key')
    .select(['id', 'publicKey'])
    .where('retiredAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_SET_UP');
  return row;
}

export async function keepSealedIdentity(
  tx: WriteTx,
  identity: { petitionId: PetitionId; keyId: string; sealed: Uint8Array },
): Promise<void> {
  await tx.insertInto('sealed_identity').values(identity).execute();
}

export async function hasSealedIdentity(db: AnyDb, petitionId: PetitionId): Promise<boolean> {
  const row = await db
    .selectFrom('sealed_identity')
    .select('keyId')
    .where('petitionId', '=', petitionId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keys whose private half is wrapped by a passphrase, the retired ones too: what was sealed to them must stay readable. */
export async function listWrappedKeys(db: AnyDb): Promise<{ id: string; wrapped: Uint8Array }[]> {
  const rows = await db.selectFrom('union_key').select(['id', 'wrappedByPassphrase']).execute();
  return rows.flatMap(({ id, wrappedByPassphrase }) =>
    wrappedByPassphrase === null ? [] : [{ id, wrapped: wrappedByPassphrase }],
  );
}

export async function rewrapKey(tx: WriteTx, id: string, wrappedByPassphrase: Uint8Array): Promise<void> {
  await tx.updateTable('union_key').set({ wrappedByPassphrase }).where('id', '=', id).execute();
}
