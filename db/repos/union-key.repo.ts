import { AppError } from '../../shared/errors.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** A wrapped private key with the public half it belongs to. */
export interface WrappedKey {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly holder: string;
  readonly wrapped: Uint8Array;
  readonly parameters: string;
}

export async function insertUnionKey(
  tx: WriteTx,
  key: { id: string; publicKey: Uint8Array; createdAt: string },
): Promise<void> {
  await tx.insertInto('union_key').values(key).execute();
}

/**
 * The key that identities are sealed to now.
 * @throws AppError NOT_SET_UP
 */
export async function currentUnionKey(db: AnyDb): Promise<{ id: string; publicKey: Uint8Array; createdAt: string }> {
  const row = await db
    .selectFrom('union_key')
    .select(['id', 'publicKey', 'createdAt'])
    .where('retiredAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_SET_UP');
  return row;
}

/** No more is sealed to the key; what was stays readable to those who hold it. */
export async function retireUnionKey(tx: WriteTx, id: string, retiredAt: string): Promise<void> {
  await tx.updateTable('union_key').set({ retiredAt }).where('id', '=', id).execute();
}

/** Wrappings of the current key and of retired ones that something is still sealed to; by holder where one is given. */
export async function listWrappings(db: AnyDb, holder?: string): Promise<WrappedKey[]> {
  let wrappings = db
    .selectFrom('key_wrapping')
    .innerJoin('union_key', 'union_key.id', 'key_wrapping.keyId')
    .select(['keyId', 'publicKey', 'holder', 'wrapped', 'parameters'])
    .orderBy('union_key.createdAt');
  if (holder !== undefined) wrappings = wrappings.where('holder', '=', holder);
  return wrappings.execute();
}

/** Keeps a wrapping; the same holder's earlier one of this key is gone for good. */
export async function keepWrapping(
  tx: WriteTx,
  wrapping: { keyId: string; holder: string; wrapped: Uint8Array; parameters: string; createdAt: string },
): Promise<void> {
  const { wrapped, parameters, createdAt } = wrapping;
  await tx
    .insertInto('key_wrapping')
    .values(wrapping)
    .onConflict((conflict) => conflict.columns(['keyId', 'holder']).doUpdateSet({ wrapped, parameters, createdAt }))
    .execute();
}

/** Who holds the current key: account ids, and `recovery`, with the day since when. */
export async function listHolders(db: AnyDb, keyId: string) {
  return db
    .selectFrom('key_wrapping')
    .select(['holder', 'createdAt'])
    .where('keyId', '=', keyId)
    .orderBy('createdAt')
    .execute();
}

/** Takes every key out of a holder's hands. */
export async function dropWrappings(tx: WriteTx, holder: string): Promise<void> {
  await tx.deleteFrom('key_wrapping').where('holder', '=', holder).execute();
}

/** Takes a key out of everybody's hands: what is still sealed to it is lost. */
export async function dropWrappingsOfKey(tx: WriteTx, keyId: string): Promise<void> {
  await tx.deleteFrom('key_wrapping').where('keyId', '=', keyId).execute();
}
