import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../shared/errors.ts';
import { failureOf } from './failure.ts';

export const lockName = 'gongshi.lock';

/** Held for as long as a program owns a data folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a data folder for this program alone. What a running program keeps in memory (opening codes of ballots, who is
 * signed in, what the classifier has learnt) and tells its pages would be wrong beside a second one. The lock is SQLite's
 * own on an empty file beside the database: the operating system lifts it when the program ends, however it ends.
 * @throws AppError DATA_FOLDER_IN_USE when another program has it, DATABASE_READ_ONLY, DISK_FULL
 */
export function lockFolder(dataDir: string): FolderLock {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(path.join(dataDir, lockName), { timeout: 0 });
    // Nothing is ever written to it, so that no journal is needed either.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return { release: () => void held.close() };
  } catch (error) {
    lock?.close();
    const known = failureOf(error);
    throw known instanceof AppError && known.code === 'DATABASE_LOCKED' ? new AppError('DATA_FOLDER_IN_USE') : known;
  }
}
