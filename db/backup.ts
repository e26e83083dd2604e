import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { patienceMs } from './connection.ts';
import { failureOf } from './failure.ts';

/**
 * Copies a database as one consistent file, also while it is in use, into a folder beside it. It is written under another
 * name and renamed when it is whole, so that what has the name of a backup is one.
 * @returns the path of the copy
 */
export async function backUp(file: string, name: string): Promise<string> {
  const folder = path.join(path.dirname(file), 'backups');
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, `${name}.db`);
  await copyOnline(file, `${target}.part`);
  await rename(`${target}.part`, target);
  return target;
}

/**
 * Copies a database in use into `target`: what was committed at one moment, however much is written meanwhile.
 * @throws AppError DISK_FULL, DATABASE_READ_ONLY, DATABASE_CORRUPT; then no `target` is left
 */
export async function copyOnline(file: string, target: string): Promise<void> {
  let source: Database.Database | undefined;
  try {
    source = new Database(file, { readonly: true, timeout: patienceMs });
    // An open snapshot: otherwise SQLite begins anew after every commit of somebody else, under load for ever.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(target, { progress: () => 2000 });
    // A copy of a file with a write-ahead log says so in its header; as one file it needs none.
    const copy = new Database(target);
    copy.pragma('journal_mode = DELETE');
    copy.close();
  } catch (error) {
    await rm(target, { force: true });
    throw failureOf(error);
  } finally {
    source?.close();
  }
}
