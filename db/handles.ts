import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

declare const readOnly: unique symbol;

/** For reads that commands and queries share: a row is fetched the same way inside a transaction and outside. */
export type AnyDb = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'>;

/**
 * What a query gets: select only, by type and by SQLite, since it stands on a second connection opened read-only. It
 * sees the last commit and never waits for an open write.
 */
export type ReadDb = AnyDb & { readonly [readOnly]: true };

/**
 * What a command gets: an open `BEGIN IMMEDIATE` transaction. There is no way from here to the outer handle, on which
 * an await inside the transaction would hang for ever.
 */
export type WriteTx = Transaction<Schema>;
