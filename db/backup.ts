import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';

/**
 * Copies a database as one consistent file, also while it is in use, into a folder beside it. It is written under another
 * name and renamed when it is whole, so that what has the name of a backup is one.
 * @returns the path of the copy
 */
export async function backUp(file: string, name: string): Promise<string> {
  const folder = path.join(path.dirname(file), 'backups');
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, `${name}.db`);
  const source = new Database(file, { readonly: true });
  try {
    await source.backup(`${target}.part`);
  } finally {
    source.close();
  }
  await rename(`${target}.part`, target);
  return target;
}
