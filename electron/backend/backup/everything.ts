import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { checkDatabase, firstBrokenEntry } from '../../../db/check-database.ts';
import { databaseName, openStore } from '../../../db/open.ts';
import { holdsOpenBox } from '../../../db/open-boxes.ts';
import { migrationNames } from '../../../db/migrate.ts';
import { contentFingerprint, exportTables, importTables, type ExportedRecord } from '../../../db/record-export.ts';
import { AppError } from '../../../shared/errors.ts';
import { attachmentPath } from '../data-folder.ts';
import { demandFolder } from './backup-folder.ts';
import { measure } from './container.ts';
import { copyInTheClear } from './make-backup.ts';

const formatName = 'gongshi-everything';

const manifestSchema = v.object({
  format: v.literal(formatName),
  formatVersion: v.literal(1),
  migrations: v.array(v.string()),
  head: v.nullable(v.object({ seq: v.number(), hash: v.string() })),
  tables: v.array(v.object({ name: v.pipe(v.string(), v.regex(/^\w+$/)), rows: v.number(), sha256: v.string() })),
  attachments: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  missing: v.array(v.string()),
  fingerprint: v.string(),
});

/**
 * Writes the whole record in open formats into an empty folder: JSON Lines a table, the attachments under their hashes,
 * and a manifest. Nothing of it is encrypted but what was sealed in the record. What is in open ballot boxes is not in it.
 * @param now UTC ISO text
 * @throws AppError BACKUP_FOLDER_UNUSABLE, FOLDER_NOT_EMPTY
 */
export async function exportEverything(
  databaseFile: string,
  to: string,
  now: string,
): Promise<ExportedRecord & { missing: string[] }> {
  await demandFolder(to);
  if ((await readdir(to)).length > 0) throw new AppError('FOLDER_NOT_EMPTY');
  await Promise.all([mkdir(path.join(to, 'tables')), mkdir(path.join(to, 'attachments'))]);
  const copy = holdsOpenBox(databaseFile) ? await copyInTheClear(databaseFile, now) : undefined;
  let exported: ExportedRecord;
  try {
    exported = await exportTables(copy?.file ?? databaseFile, path.join(to, 'tables'));
  } finally {
    await copy?.remove();
  }
  const missing: string[] = [];
  for (const sha256 of exported.attachments) {
    const from = attachmentPath(path.dirname(databaseFile), sha256);
    await copyFile(from, path.join(to, 'attachments', sha256)).catch(() => missing.push(sha256));
  }
  const manifest = { format: formatName, formatVersion: 1, ...exported, missing };
  // Last: a folder with a manifest is complete.
  await writeFile(path.join(to, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { ...exported, missing };
}

/**
 * Builds the exported record anew in a folder under the data folder, identical row by row.
 * @returns the folder's name
 * @throws AppError EXPORT_DAMAGED, BACKUP_NEWER when the structure is another version's; then nothing of it is left
 */
export async function takeIn(from: string, dataDir: string): Promise<string> {
  const manifest = await readManifest(from);
  if (manifest.migrations.join() !== migrationNames.join()) throw new AppError('BACKUP_NEWER');
  const name = 'restoring-import';
  const folder = path.join(dataDir, name);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await (await openStore({ dataDir: folder })).close();
    const file = path.join(folder, databaseName);
    await importTables(path.join(from, 'tables'), manifest, file);
    for (const sha256 of manifest.attachments.filter((one) => !manifest.missing.includes(one))) {
      const target = attachmentPath(folder, sha256);
      await mkdir(path.dirname(target), { recursive: true });
      const copied = await copyFile(path.join(from, 'attachments', sha256), target).then(
        () => measure(target),
        () => undefined,
      );
      if (copied?.sha256 !== sha256) throw new AppError('EXPORT_DAMAGED', { file: `attachments/${sha256}` });
    }
    const { problems } = await checkDatabase(file);
    const isSame = contentFingerprint(file) === manifest.fingerprint;
    if (problems.length > 0 || !isSame || firstBrokenEntry(file) !== undefined)
      throw new AppError('EXPORT_DAMAGED', { file: 'manifest.json' });
    return name;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function readManifest(from: string): Promise<v.InferOutput<typeof manifestSchema>> {
  try {
    return v.parse(manifestSchema, JSON.parse(await readFile(path.join(from, 'manifest.json'), 'utf8')));
  } catch {
    throw new AppError('EXPORT_DAMAGED', { file: 'manifest.json' });
  }
}
