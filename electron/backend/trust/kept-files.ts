import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { attachmentPath } from '../data-folder.ts';

/** The SHA-256 of a file's content as hex: what it is kept under. */
export function fileHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Keeps a file under the hash of its content, whole and on the disk before the row that speaks of it is committed. The same
 * content twice is one file.
 */
export async function keepFile(dataDir: string, sha256: string, bytes: Buffer): Promise<void> {
  const file = attachmentPath(dataDir, sha256);
  // Read and not only measured: what was damaged on the disk is mended by handing it in again.
  const isKept = await readKeptFile(dataDir, sha256).then(
    () => true,
    () => false,
  );
  if (isKept) return;
  await mkdir(path.dirname(file), { recursive: true });
  // Written beside and renamed: a half-written file never has the name of a whole one, nor that of another half.
  const half = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(half, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(half, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    // On a full disk the half of it would take the room that is left.
    await rm(half, { force: true });
    throw error;
  }
}

/** A name is on the disk only when its folder is. Windows opens no folders, and keeps names by its own log. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws AppError FILE_MISSING when the file is gone or no longer has the content it was kept with */
export async function readKeptFile(dataDir: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(attachmentPath(dataDir, sha256)).catch(() => undefined);
  if (bytes === undefined || fileHash(bytes) !== sha256) throw new AppError('FILE_MISSING');
  return bytes;
}

/** How a kept file stands: whole, not there, or with another content than it was kept with. */
export async function keptFileState(dataDir: string, sha256: string): Promise<'kept' | 'gone' | 'changed'> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(attachmentPath(dataDir, sha256))) hash.update(piece as Buffer);
  } catch {
    return 'gone';
  }
  return hash.digest('hex') === sha256 ? 'kept' : 'changed';
}
