import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from './schema.ts';

export type Sqlite = Database.Database;

/** Statements kept prepared. Pages send a few hundred shapes; preparing anew would cost as much as running them. */
const keptStatements = 500;

const nothingToRollBack = { reader: false, run: () => ({ changes: 0, lastInsertRowid: 0 }) };

/**
 * Kysely over one better-sqlite3 connection. Prepared statements are kept by their text, and transactions begin
 * IMMEDIATE, so that a command takes the write lock before it reads what it decides on.
 */
export function overSqlite(sqlite: Sqlite): Kysely<Schema> {
  const kept = new Map<string, Database.Statement<unknown[]>>();
  const prepare = (sql: string): Database.Statement<unknown[]> => {
    const found = kept.get(sql);
    if (found !== undefined) return found;
    const statement = sqlite.prepare<unknown[]>(sql === 'begin' ? 'begin immediate' : sql);
    if (kept.size >= keptStatements) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    kept.set(sql, statement);
    return statement;
  };
  const database = {
    // SQLite rolls back by itself on some faults (a full disk among them). Rolling back again must not hide the first error.
    prepare: (sql: string) => (sql === 'rollback' && !sqlite.inTransaction ? nothingToRollBack : prepare(sql)),
    close: () => {
      kept.clear();
      sqlite.close();
    },
  };
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: database as never }) });
}

/** How long a connection waits for another's turn to be over, in milliseconds. */
export const patienceMs = 5000;

/** Opens the connection that writes. Durable at every commit: `synchronous=FULL` on the write-ahead log. */
export function openForWriting(file: string): Sqlite {
  const sqlite = new Database(file, { timeout: patienceMs });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // What is deleted is overwritten: opened secret boxes and erased identities must not linger in free pages.
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma('cache_size = -32000');
  sqlite.pragma('temp_store = MEMORY');
  return sqlite;
}

/** Opens the connection that queries read from. SQLite itself refuses any write on it. */
export function openForReading(file: string): Sqlite {
  const sqlite = new Database(file, { readonly: true, timeout: patienceMs });
  sqlite.pragma('query_only = ON');
  sqlite.pragma('cache_size = -64000');
  sqlite.pragma('mmap_size = 268435456');
  sqlite.pragma('temp_store = MEMORY');
  return sqlite;
}
