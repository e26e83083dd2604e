import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkDatabase, firstBrokenEntry } from '../../../db/check-database.ts';
import { databaseName, openStore } from '../../../db/open.ts';
import { appendAuditEntry } from '../../../db/repos/audit.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import { attachmentPath } from '../data-folder.ts';
import { recoveryHolder, unwrapByPassphrase, unwrapByRecoveryKey } from '../trust/key-wrapping.ts';
import { readRecoveryKey } from '../trust/recovery-key.ts';
import { forget, openSealedBytes, type KeyPair } from '../trust/sealing.ts';
import { filePath } from './backup-folder.ts';
import { measure, readHeader, readSealed, readWhole } from './container.ts';
import type { BackupHeader } from './header.ts';

/** What opens a backup: the sheet from the union's safe, or the passphrase an account had when it was made. */
export type BackupKey =
  { readonly recoveryKey: string } | { readonly accountName: string; readonly passphrase: string };

/** A record taken out of a backup and found whole, in a folder under the data folder. */
export interface Incoming {
  /** The folder's name. */
  readonly name: string;
  readonly header: BackupHeader;
  /** Attachments that it speaks of and that could not be brought along. */
  readonly missing: number;
}

/**
 * Takes a backup out into a folder of its own, checks it there (pages, references, the whole chain), brings it to this
 * version's structure, and notes in it that it was restored. The present record is not touched.
 * @throws AppError BACKUP_KEY_WRONG, BACKUP_FILES_MISSING unless `withoutFiles`, BACKUP_RECORD_DAMAGED, BACKUP_NEWER,
 * RECOVERY_KEY_UNREADABLE, and what readHeader refuses; then nothing of it is left
 */
export async function takeOut(
  file: string,
  by: BackupKey,
  how: {
    readonly dataDir: string;
    readonly now: string;
    readonly withoutFiles: boolean;
    /** Attachments in this data folder are copied over too: those that the backup lacks and those newer than it. */
    readonly filesFrom?: string;
  },
): Promise<Incoming> {
  const header = await readWhole(file);
  if (header.kind !== 'backup') throw new AppError('BACKUP_NOT_OURS');
  const name = `restoring-${how.now.replaceAll(/\D/g, '')}`;
  const folder = path.join(how.dataDir, name);
  const keys = await unwrap(header, by);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { sha256 } of header.whole ? header.attachments : [])
      await mkdir(path.dirname(attachmentPath(folder, sha256)), { recursive: true });
    await unpack(file, header, keys, (content) => targetOf(folder, header, content));
    // A file of the present folder that cannot be read is looked for beside the backup, and counted there when it is missing.
    if (how.filesFrom !== undefined)
      await cp(path.join(how.filesFrom, 'attachments'), path.join(folder, 'attachments'), { recursive: true }).catch(
        () => undefined,
      );
    const missing = header.whole ? 0 : await takeFiles(path.dirname(file), header, keys, folder);
    if (missing > 0 && !how.withoutFiles) throw new AppError('BACKUP_FILES_MISSING', { missing });
    await checkRecord(path.join(folder, databaseName), header);
    await bringUpToDate(folder, how.now);
    return { name, header, missing: missing + header.missing.length };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    forget(keys.privateKey);
  }
}

/** The union's private key as it was when the backup was made. */
async function unwrap(header: BackupHeader, by: BackupKey): Promise<KeyPair> {
  const recoveryKey = 'recoveryKey' in by ? readRecoveryKey(by.recoveryKey) : undefined;
  if ('recoveryKey' in by && recoveryKey === undefined) throw new AppError('RECOVERY_KEY_UNREADABLE');
  for (const { keyId, accountName, holder, wrapped, parameters } of header.wrappings) {
    if (keyId !== header.keyId) continue;
    const wrapping = { wrapped: Buffer.from(wrapped, 'base64'), parameters };
    let privateKey: Uint8Array | undefined;
    if ('recoveryKey' in by) {
      if (recoveryKey !== undefined && holder === recoveryHolder)
        privateKey = await unwrapByRecoveryKey(wrapping, recoveryKey);
    } else if (accountName === by.accountName) privateKey = await unwrapByPassphrase(wrapping, by.passphrase);
    if (privateKey !== undefined) return { publicKey: Buffer.from(header.publicKey, 'base64'), privateKey };
  }
  throw new AppError('BACKUP_KEY_WRONG');
}

async function unpack(
  file: string,
  header: { readonly sealedKey: string },
  keys: KeyPair,
  target: (content: string) => string | undefined,
): Promise<void> {
  const key = await openSealedBytes(keys, Buffer.from(header.sealedKey, 'base64'));
  if (key === undefined) throw new AppError('BACKUP_KEY_WRONG');
  try {
    await readSealed(file, key, target);
  } finally {
    forget(key);
  }
}

/** Only what the header announces goes where it belongs; a name that leads elsewhere is somebody's doing. */
function targetOf(folder: string, header: BackupHeader, content: string): string {
  if (content === databaseName) return path.join(folder, databaseName);
  if (!header.attachments.some(({ sha256 }) => sha256 === content)) throw new AppError('BACKUP_DAMAGED');
  return attachmentPath(folder, content);
}

/** @returns how many of the attachments beside the backup are not there or not whole */
async function takeFiles(from: string, header: BackupHeader, keys: KeyPair, folder: string): Promise<number> {
  let missing = 0;
  for (const { sha256 } of header.attachments) {
    const file = filePath(from, sha256, header.keyId);
    const target = attachmentPath(folder, sha256);
    await mkdir(path.dirname(target), { recursive: true });
    try {
      if (await isWhole(target, sha256)) continue;
      const beside = await readHeader(file);
      if (beside.contents.length !== 1 || beside.contents[0]?.sha256 !== sha256) throw new AppError('BACKUP_DAMAGED');
      await unpack(file, beside, keys, () => target);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await rm(target, { force: true });
      missing += 1;
    }
  }
  return missing;
}

async function isWhole(file: string, sha256: string): Promise<boolean> {
  return measure(file).then(
    (found) => found.sha256 === sha256,
    () => false,
  );
}

async function checkRecord(file: string, { head }: BackupHeader): Promise<void> {
  const found = await checkDatabase(file);
  const [problem] = found.problems;
  if (problem !== undefined) throw new AppError('BACKUP_RECORD_DAMAGED', { problem });
  const broken = firstBrokenEntry(file);
  if (broken !== undefined || found.head?.seq !== head.seq || found.head.hash !== head.hash)
    throw new AppError('BACKUP_RECORD_DAMAGED', { problem: `chain ${broken ?? head.seq}` });
}

async function bringUpToDate(folder: string, now: string): Promise<void> {
  const store = await openStore({ dataDir: folder }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'DATABASE_NEWER' ? new AppError('BACKUP_NEWER') : error;
  });
  try {
    await store.writer.run((tx) =>
      appendAuditEntry(tx, { at: now, accountId: null, role: null, call: 'backup.restored', subjectId: null }),
    );
  } finally {
    await store.close();
  }
}
