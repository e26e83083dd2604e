import { rm } from 'node:fs/promises';
import { attachmentPath } from '../data-folder.ts';

/**
 * Takes erased files off the disk, after the commit. Without their key they could not be read any more; one that a scanner
 * holds open is taken away the next time something is erased, as the program looks for at each start and each day.
 */
export async function removeFiles(dataDir: string, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) {
    await rm(attachmentPath(dataDir, sha256), { force: true, maxRetries: 2 }).catch(() => undefined);
  }
}
