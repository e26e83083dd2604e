import { existsSync, rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { attachmentPath, attachmentsFolder } from '../data-folder.ts';

/**
 * Files that were written for commands that are not committed yet. What a command wrote that was refused afterwards is
 * taken off the disk again: nobody would ever read it, and it may show a person.
 */
export class FilesInHand {
  readonly #dataDir: string;
  readonly #isInRecord: (sha256: string) => Promise<boolean>;
  /** How many commands have a file of this content in hand. */
  readonly #held = new Map<string, number>();
  #changes = 0;

  constructor(dataDir: string, isInRecord: (sha256: string) => Promise<boolean>) {
    this.#dataDir = dataDir;
    this.#isInRecord = isInRecord;
  }

  /** Before the file is written. */
  take(sha256: string): void {
    this.#changes += 1;
    this.#held.set(sha256, (this.#held.get(sha256) ?? 0) + 1);
  }

  /** The record speaks of it now. */
  keep(sha256: string): void {
    this.#changes += 1;
    const left = (this.#held.get(sha256) ?? 1) - 1;
    if (left > 0) this.#held.set(sha256, left);
    else this.#held.delete(sha256);
  }

  /** Nothing was committed: the file goes, unless the same content belongs to somebody else. */
  async drop(sha256: string): Promise<void> {
    this.keep(sha256);
    await this.removeUnneeded(sha256);
  }

  /**
   * Takes a file off the disk that neither the record speaks of nor anybody has in hand. Where that cannot be told, or where
   * a scanner holds the file open, it stays.
   */
  async removeUnneeded(sha256: string): Promise<void> {
    const file = attachmentPath(this.#dataDir, sha256);
    try {
      let seen: number;
      do {
        seen = this.#changes;
        if (this.#held.has(sha256) || !existsSync(file) || (await this.#isInRecord(sha256))) return;
        // Somebody may have handed the same content in, and been answered, while this looked.
      } while (seen !== this.#changes);
      rmSync(file, { force: true, maxRetries: 2 });
    } catch {
      // A file too many is better than one too few.
    }
  }

  /**
   * Removes what a program that was killed left: halves, and whole files that no row came to speak of.
   * @param before files younger than this are left alone: after a restore newer files lie here on purpose for a while
   * @param inRecord the contents that the record speaks of
   * @returns how many were removed
   */
  async sweep(before: Date, inRecord: () => Promise<ReadonlySet<string>>): Promise<number> {
    const entries = await readdir(attachmentsFolder(this.#dataDir), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    const old: string[] = [];
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const found = await stat(file).catch(() => undefined);
      if (found !== undefined && found.mtime < before) old.push(file);
    }
    if (old.length === 0) return 0;
    const known = await inRecord();
    const leftOver = old.filter((file) => !known.has(path.basename(file)));
    for (const file of leftOver) {
      if (file.endsWith('.part')) await rm(file, { force: true });
      else await this.removeUnneeded(path.basename(file));
    }
    return leftOver.length;
  }
}
