import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { backupsToRemove } from '../../../shared/domain/backup.rules.ts';
import { dayOf, timeOf } from '../../../shared/domain/instant.ts';
import { shortNameOf } from '../../../shared/domain/enterprise-name.rules.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { readHeader } from './container.ts';
import type { BackupHeader } from './header.ts';

const ending = '.gsbak';
const filesFolder = 'files';

/** A backup as it lies in a folder; what is wrong with it where it is not good. */
export type FoundBackup = {
  readonly file: string;
  readonly size: number;
} & (
  { readonly problem: null; readonly header: BackupHeader; readonly missing: number } | { readonly problem: ErrorCode }
);

/** One that can be restored as far as can be told without its key. */
export type GoodBackup = Extract<FoundBackup, { readonly problem: null }>;

/** The name of a new backup, by enterprise and minute in Asia/Shanghai. */
export function backupName(enterpriseName: string, madeAt: string, taken: (name: string) => boolean): string {
  const short = shortNameOf(enterpriseName)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 30);
  const minute = `${dayOf(madeAt).replaceAll('-', '')}-${timeOf(madeAt).replace(':', '')}`;
  for (let n = 1; ; n += 1) {
    const name = `gongshi-${short}-${minute}${n === 1 ? '' : `-${n}`}${ending}`;
    if (!taken(name)) return name;
  }
}

/** Where an attachment lies beside the backups; a name for each key, so that older backups keep theirs. */
export function filePath(folder: string, sha256: string, keyId: string): string {
  return path.join(folder, filesFolder, `${sha256}-${keyId.replaceAll('-', '').slice(0, 8)}.gsfile`);
}

/**
 * Whether backups can be written here now.
 * @throws AppError BACKUP_FOLDER_UNUSABLE when it is not there, no folder or write-protected
 */
export async function demandFolder(folder: string): Promise<void> {
  try {
    if (!path.isAbsolute(folder) || !(await stat(folder)).isDirectory()) throw new Error('no folder');
    await access(folder, constants.W_OK);
  } catch {
    throw new AppError('BACKUP_FOLDER_UNUSABLE', { folder });
  }
}

/** All backups of a folder, newest first; what cannot be read is listed with its reason. A folder not there has none. */
export async function listBackups(folder: string): Promise<readonly FoundBackup[]> {
  const names = await readdir(folder).catch(() => []);
  const files = new Set(await readdir(path.join(folder, filesFolder)).catch(() => []));
  const found: FoundBackup[] = [];
  for (const name of names.filter((one) => one.endsWith(ending))) {
    const one = await look(path.join(folder, name), files);
    if (one !== undefined) found.push(one);
  }
  const madeAt = (one: FoundBackup): string => (one.problem === null ? one.header.madeAt : '');
  return found.toSorted((a, b) => (madeAt(a) < madeAt(b) ? 1 : -1));
}

/** The newest that is good and of this enterprise. */
export function newestGood(found: readonly FoundBackup[], enterpriseName?: string): GoodBackup | undefined {
  return found.find(
    (one): one is GoodBackup =>
      one.problem === null && (enterpriseName === undefined || one.header.enterpriseName === enterpriseName),
  );
}

async function look(file: string, files: ReadonlySet<string>): Promise<FoundBackup | undefined> {
  const size = await stat(file).then(
    (entry) => entry.size,
    () => undefined,
  );
  if (size === undefined) return undefined;
  try {
    const header = await readHeader(file);
    if (header.kind !== 'backup') return { file, size, problem: 'BACKUP_NOT_OURS' };
    const missing = header.whole
      ? 0
      : header.attachments.filter(({ sha256 }) => !files.has(path.basename(filePath('', sha256, header.keyId)))).length;
    return { file, size, problem: null, header, missing };
  } catch (error) {
    return { file, size, problem: error instanceof AppError ? error.code : 'BACKUP_DAMAGED' };
  }
}

/**
 * Removes what the rule no longer keeps of this enterprise's backups in a folder, then the attachments that no backup
 * left there speaks of. Whole ones were made by hand for a purpose and stay. Called only after a new one has been found
 * good.
 */
export async function prune(folder: string, enterpriseName: string): Promise<void> {
  const mine = (await listBackups(folder)).filter(
    (one): one is GoodBackup => one.problem === null && one.header.enterpriseName === enterpriseName,
  );
  const dated = mine
    .filter(({ header }) => !header.whole)
    .map(({ file, header }) => ({ file, madeAt: header.madeAt, day: dayOf(header.madeAt) }));
  for (const { file } of backupsToRemove(dated)) await rm(file, { force: true });

  const left = await listBackups(folder);
  // What a backup that cannot be read at present speaks of is not known: then nothing goes.
  if (left.some(({ problem }) => problem !== null)) return;
  const spokenOf = new Set<string>();
  for (const one of left)
    if (one.problem === null)
      for (const { sha256 } of one.header.attachments)
        spokenOf.add(path.basename(filePath('', sha256, one.header.keyId)));
  for (const name of await readdir(path.join(folder, filesFolder)).catch(() => [])) {
    if (name.endsWith('.gsfile') && !spokenOf.has(name))
      await rm(path.join(folder, filesFolder, name), { force: true });
  }
}

/** Takes away what a backup that was cut short has left. */
export async function sweep(folder: string): Promise<void> {
  await mkdir(path.join(folder, filesFolder), { recursive: true });
  for (const place of [folder, path.join(folder, filesFolder)]) {
    for (const name of await readdir(place)) {
      if (/\.gs(?:bak|file)\.part$/.test(name)) await rm(path.join(place, name), { force: true });
    }
  }
}
