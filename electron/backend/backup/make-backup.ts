import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { copyOnline } from '../../../db/backup.ts';
import { readBackupFacts, readHead, type BackupFacts } from '../../../db/backup-facts.ts';
import { checkDatabase, type ChainHead } from '../../../db/check-database.ts';
import { databaseName } from '../../../db/open.ts';
import { emptyOpenBoxes } from '../../../db/open-boxes.ts';
import { AppError } from '../../../shared/errors.ts';
import { attachmentPath } from '../data-folder.ts';
import { forget, sealBytesFor } from '../trust/sealing.ts';
import { libsodium } from '../trust/sodium.ts';
import { backupName, filePath, sweep } from './backup-folder.ts';
import { measure, readHeader, readSealed, writeSealed, type Packed } from './container.ts';
import type { BackupHeader, BackupReason } from './header.ts';

/** A copy of the record as it was at one moment, in the clear: for as long as backups are made of it. */
export interface RecordCopy {
  readonly file: string;
  readonly facts: BackupFacts;
  /** The record's own last entry: the copy's may be the one that its open boxes were emptied. */
  readonly copiedHead: ChainHead | undefined;
  remove(): Promise<void>;
}

const workName = 'backup-work';

/** Removes plain copies that a crash has left. To be called before anything else uses the data folder. */
export async function sweepCopies(dataDir: string): Promise<void> {
  await rm(path.join(dataDir, workName), { recursive: true, force: true });
}

/**
 * Copies the database while people work. The copy lies in the data folder, where the same content lies anyhow, and is
 * readable for this account alone. What is in open ballot boxes is not in it.
 * @param at UTC ISO text
 * @returns undefined where there is nobody to encrypt for: nothing was set up, or no key of the union was made
 */
export async function copyRecord(databaseFile: string, at: string): Promise<RecordCopy | undefined> {
  const copy = await copyInTheClear(databaseFile, at);
  try {
    const facts = readBackupFacts(copy.file);
    if (facts === undefined) await copy.remove();
    return facts && { ...copy, facts };
  } catch (error) {
    await copy.remove();
    throw error;
  }
}

/** As copyRecord does, whoever there is to encrypt for. */
export async function copyInTheClear(databaseFile: string, at: string): Promise<Omit<RecordCopy, 'facts'>> {
  const file = await workFile(path.dirname(databaseFile));
  const remove = async (): Promise<void> => {
    await rm(file, { force: true });
    // Where it is not empty another program is at work in it: the command line beside the app.
    await rmdir(path.dirname(file)).catch(() => undefined);
  };
  try {
    await copyOnline(databaseFile, file);
    await chmod(file, 0o600);
    const copiedHead = readHead(file);
    emptyOpenBoxes(file, at);
    return { file, copiedHead, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Writes one backup of a copy into a folder, reads it again, and only then gives it its name.
 * @returns its path
 * @throws AppError BACKUP_RECORD_DAMAGED when what was read again is not whole; what the file system refuses
 */
export async function writeBackup(
  copy: RecordCopy,
  how: {
    readonly dataDir: string;
    readonly folder: string;
    readonly reason: BackupReason;
    readonly whole: boolean;
    readonly madeAt: string;
    readonly programVersion: string;
    readonly signal?: AbortSignal;
  },
): Promise<string> {
  const { dataDir, folder, whole, signal } = how;
  const { facts } = copy;
  await mkdir(folder, { recursive: true });
  await sweep(folder);
  const { there, missing } = await findAttachments(dataDir, facts.attachments);
  if (!whole) for (const { sha256 } of there) await keepBeside(how, facts, sha256);

  const sodium = await libsodium();
  const key = sodium.crypto_secretstream_xchacha20poly1305_keygen();
  const target = path.join(
    folder,
    backupName(facts.enterpriseName, how.madeAt, (name) => existsSync(path.join(folder, name))),
  );
  const part = `${target}.part`;
  try {
    const packed: Packed[] = [{ name: databaseName, path: copy.file }];
    if (whole) for (const { sha256 } of there) packed.push({ name: sha256, path: attachmentPath(dataDir, sha256) });
    const contents = [];
    for (const one of packed) contents.push({ name: one.name, ...(await measure(one.path)) });
    const header: BackupHeader = {
      kind: 'backup',
      keyId: facts.key.id,
      publicKey: base64(facts.key.publicKey),
      sealedKey: base64(await sealBytesFor(facts.key.publicKey, key)),
      contents,
      enterpriseName: facts.enterpriseName,
      programVersion: how.programVersion,
      madeAt: how.madeAt,
      reason: how.reason,
      head: facts.head,
      ...(copy.copiedHead?.hash !== facts.head.hash && { copiedHead: copy.copiedHead }),
      wrappings: facts.wrappings.map((one) => ({ ...one, wrapped: base64(one.wrapped) })),
      whole,
      attachments: there,
      missing,
    };
    await writeSealed(part, header, key, packed, signal);
    await readAgain(part, key, header, dataDir, signal);
    await rename(part, target);
    await syncFolder(folder);
    return target;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    forget(key);
  }
}

/** The new backup is worth something only when what comes out of it is the record, whole. */
async function readAgain(
  part: string,
  key: Uint8Array,
  header: BackupHeader,
  dataDir: string,
  signal?: AbortSignal,
): Promise<void> {
  const file = await workFile(dataDir);
  try {
    await readSealed(part, key, (name) => (name === databaseName ? file : undefined), signal);
    const { problems, head } = await checkDatabase(file);
    if (problems.length > 0 || head?.seq !== header.head.seq || head.hash !== header.head.hash)
      throw new AppError('BACKUP_RECORD_DAMAGED', { problem: problems[0] ?? 'chain' });
  } finally {
    await rm(file, { force: true });
  }
}

/** Attachments lie once beside all backups of a folder, each under its hash and the key that it is sealed to. */
async function keepBeside(
  { dataDir, folder, signal }: { dataDir: string; folder: string; signal?: AbortSignal },
  { key: to }: BackupFacts,
  sha256: string,
): Promise<void> {
  const file = filePath(folder, sha256, to.id);
  const isThere = await readHeader(file).then(
    ({ keyId, contents }) => keyId === to.id && contents[0]?.sha256 === sha256,
    () => false,
  );
  if (isThere) return;
  const sodium = await libsodium();
  const key = sodium.crypto_secretstream_xchacha20poly1305_keygen();
  const part = `${file}.part`;
  try {
    const from = attachmentPath(dataDir, sha256);
    const header = {
      kind: 'file' as const,
      keyId: to.id,
      publicKey: base64(to.publicKey),
      sealedKey: base64(await sealBytesFor(to.publicKey, key)),
      contents: [{ name: sha256, ...(await measure(from)) }],
    };
    await writeSealed(part, header, key, [{ name: sha256, path: from }], signal);
    await readSealed(part, key, () => undefined, signal);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    forget(key);
  }
}

async function findAttachments(dataDir: string, hashes: readonly string[]) {
  const there: { sha256: string; size: number }[] = [];
  const missing: string[] = [];
  for (const sha256 of hashes) {
    const found = await stat(attachmentPath(dataDir, sha256)).catch(() => undefined);
    if (found === undefined) missing.push(sha256);
    else there.push({ sha256, size: found.size });
  }
  return { there, missing };
}

async function workFile(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, workName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, `${randomBytes(6).toString('hex')}.db`);
}

/** The new name itself has to be on the disk too; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
