import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { databaseName } from '../../../db/open.ts';
import { recordNames } from '../data-folder.ts';

/**
 * Replacing the record is several renames, and the PC may go down between any two of them. What is under way is written
 * down first, so that the next start either finishes it or puts back what was there.
 */
const noteName = 'restore-under-way.json';

export interface Swap {
  /** Names under the data folder: of the folder that moves in, and of the one where the former record goes. */
  readonly incoming: string;
  readonly setAside: string;
  /** The former record is a damaged file, which cannot be written to. */
  readonly isDamaged: boolean;
  /** UTC ISO text. */
  readonly at: string;
}

/**
 * Sets the present record aside and moves the incoming one in, both on the same disk. The note of it stays until endSwap: the
 * record set aside has its open boxes emptied only when it is sure not to come back.
 * @throws what the file system refuses; then everything is as it was
 */
export function swapIn(dataDir: string, swap: Swap): void {
  const { incoming, setAside } = swap;
  mkdirSync(path.join(dataDir, setAside), { recursive: true });
  mkdirSync(path.join(dataDir, incoming, 'attachments'), { recursive: true });
  const handle = openSync(path.join(dataDir, noteName), 'w');
  writeSync(handle, JSON.stringify(swap));
  fsyncSync(handle);
  closeSync(handle);
  try {
    moveAll(dataDir, path.join(dataDir, setAside));
    // The database last: with it in its place the new record is complete.
    moveAll(path.join(dataDir, incoming), dataDir, ['attachments', databaseName]);
  } catch (error) {
    putBack(dataDir, swap);
    throw error;
  }
  rmSync(path.join(dataDir, incoming), { recursive: true, force: true });
}

/** After a swap that turned out wrong: the former record comes back; the new one is gone. */
export function swapBack(dataDir: string, { setAside }: Swap): void {
  endSwap(dataDir);
  for (const name of recordNames) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  moveAll(path.join(dataDir, setAside), dataDir);
}

/**
 * At the start of the program: finishes or undoes the moves of a swap that was cut short.
 * @returns the swap that has yet to be ended; undefined when there is none
 */
export function finishSwap(dataDir: string): Swap | undefined {
  if (!existsSync(path.join(dataDir, noteName))) return undefined;
  const swap = readNote(path.join(dataDir, noteName));
  if (swap !== undefined && !existsSync(path.join(dataDir, swap.incoming, databaseName))) {
    rmSync(path.join(dataDir, swap.incoming), { recursive: true, force: true });
    return swap;
  }
  // A note that was not even written whole: nothing had been moved.
  if (swap !== undefined) putBack(dataDir, swap);
  endSwap(dataDir);
  return undefined;
}

/** The new record has opened, and nothing is left to be done with the former one. */
export function endSwap(dataDir: string): void {
  rmSync(path.join(dataDir, noteName), { force: true });
}

function putBack(dataDir: string, { incoming, setAside }: Swap): void {
  const aside = path.join(dataDir, setAside);
  const movedIn = path.join(dataDir, incoming, 'attachments');
  // The incoming folder always has one: where it is missing it had been moved in already. Moved back and not removed, so
  // that this too may be cut short.
  if (!existsSync(movedIn) && existsSync(path.join(dataDir, incoming)))
    renameSync(path.join(dataDir, 'attachments'), movedIn);
  moveAll(aside, dataDir);
  rmSync(path.join(dataDir, incoming), { recursive: true, force: true });
  endSwap(dataDir);
}

function moveAll(from: string, to: string, names: readonly string[] = recordNames): void {
  for (const name of names) {
    const source = path.join(from, name);
    if (existsSync(source)) renameSync(source, path.join(to, name));
  }
}

function readNote(file: string): Swap | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Swap;
  } catch {
    return undefined;
  }
}
