import type { FilesInHand } from '../trust/files-in-hand.ts';

/**
 * Takes erased files off the disk, after the commit. Without their key they could not be read any more; one that a scanner
 * holds open is taken away the next time something is erased, as the program looks for at each start and each day.
 */
export async function removeFiles(filesInHand: FilesInHand, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) await filesInHand.removeUnneeded(sha256);
}
