import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../shared/errors.ts';
import { writeBaseline } from './audit/baseline.ts';
import { watchRows } from './audit/row-triggers.ts';
import { openForReading, openForWriting, overSqlite, patienceMs, type Sqlite } from './connection.ts';
import { failureOf } from './failure.ts';
import type { ReadDb } from './handles.ts';
import { migrate, needsMigration } from './migrate.ts';
import { createWriter, type Writer } from './transaction.ts';

export interface Store {
  readonly read: ReadDb;
  readonly writer: Writer;
  /**
   * Empties the write-ahead log into the file and cuts it to nothing: what was deleted for good is then in no file any
   * more.
   * @returns whether that was done; not while somebody reads an earlier state, who is not waited for
   */
  emptyLog(): Promise<boolean>;
  /** Waits for the open transaction, checkpoints the write-ahead log into the file, closes both connections. */
  close(): Promise<void>;
  /** The file, for backups. */
  readonly file: string;
}

export interface OpenOptions {
  readonly dataDir: string;
  /** Called with the still unchanged file before a migration touches it. */
  readonly beforeMigration?: (file: string) => Promise<void>;
}

export const databaseName = 'gongshi.db';

/**
 * Opens (or creates) the enterprise's database under the data folder and brings it to this version's structure.
 * @throws AppError DATABASE_LOCKED, DATABASE_READ_ONLY, DATABASE_CORRUPT, DATABASE_NEWER, DISK_FULL
 */
export async function openStore({ dataDir, beforeMigration }: OpenOptions): Promise<Store> {
  const file = path.join(dataDir, databaseName);
  const opened: Sqlite[] = [];
  try {
    mkdirSync(dataDir, { recursive: true });
    const writing = openForWriting(file);
    opened.push(writing);
    const db = overSqlite(writing);
    if (beforeMigration !== undefined && needsMigration(writing)) await beforeMigration(file);
    await migrate(writing, db);
    watchRows(writing);
    writeBaseline(writing);
    // Where the program was killed between deleting something for good and emptying the log, it is still in there.
    cutLog(writing);
    const reading = openForReading(file);
    opened.push(reading);
    const readDb = overSqlite(reading);
    const writer = createWriter(db);
    return {
      file,
      // Read-only by the connection; the cast gives it the type that says so.
      read: readDb as unknown as ReadDb,
      writer,
      emptyLog: async () => {
        let isEmpty = false;
        await writer.between(() => void (isEmpty = cutLog(writing)));
        return isEmpty;
      },
      close: async () => {
        await writer.idle();
        await readDb.destroy();
        // Kysely closes only what it has used.
        reading.close();
        try {
          writing.pragma('wal_checkpoint(TRUNCATE)');
        } catch {
          // On a full or damaged disk: what was committed stays in the log, and the next opening takes it in.
        } finally {
          await db.destroy();
          writing.close();
        }
      },
    };
  } catch (error) {
    for (const sqlite of opened) sqlite.close();
    throw error instanceof AppError ? error : failureOf(error);
  }
}

/** @returns whether the log is empty now: a snapshot that is being read keeps what it needs */
function cutLog(writing: Sqlite): boolean {
  // Not the seconds that a write waits for its turn: everything else would stand still meanwhile.
  writing.pragma('busy_timeout = 0');
  try {
    const [row] = writing.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return row?.busy === 0;
  } finally {
    writing.pragma(`busy_timeout = ${patienceMs}`);
  }
}
