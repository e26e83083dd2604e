import type { AnyDb } from '../handles.ts';

/** The key under which this installation hashes receipt codes: 32 random bytes, made with the database. */
export async function receiptKey(db: AnyDb): Promise<Uint8Array> {
  const row = await db
    .selectFrom('installation_secret')
    .select('value')
    .where('name', '=', 'receipt')
    .executeTakeFirstOrThrow();
  return row.value;
}

/** The secret half of the key that phones seal to on their way here. */
export async function hostSecret(db: AnyDb): Promise<Uint8Array> {
  const row = await db
    .selectFrom('installation_secret')
    .select('value')
    .where('name', '=', 'host')
    .executeTakeFirstOrThrow();
  return row.value;
}
