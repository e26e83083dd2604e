import { rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Takes erased files off the disk, after the commit. Without their key they could not be read any more; one that a scanner
 * holds open is taken away at the next start.
 */
export async function removeFiles(dataDir: string, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) {
    const file = path.join(dataDir, 'attachments', sha256.slice(0, 2), sha256);
    await rm(file, { force: true, maxRetries: 2 }).catch(() => undefined);
  }
}
