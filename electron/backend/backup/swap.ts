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

interface Note {
  /** Folder names under the data folder. */
  readonly incoming: string;
  readonly setAside: string;
}

/**
 * Sets the present record aside and moves the incoming one in, both on the same disk.
 * @param incoming name of a folder under the data folder
 * @returns where the former record lies now
 * @throws what the file system refuses; then everything is as it was
 */
export function swapIn(dataDir: string, incoming: string, setAside: string): string {
  const note: Note = { incoming, setAside };
  mkdirSync(path.join(dataDir, setAside), { recursive: true });
  mkdirSync(path.join(dataDir, incoming, 'attachments'), { recursive: true });
  const file = path.join(dataDir, noteName);
  const handle = openSync(file, 'w');
  writeSync(handle, JSON.stringify(note));
  fsyncSync(handle);
  closeSync(handle);
  try {
    moveAll(dataDir, path.join(dataDir, setAside));
    // The database last: with it in its place the new record is complete.
    moveAll(path.join(dataDir, incoming), dataDir, ['attachments', databaseName]);
  } catch (error) {
    putBack(dataDir, note);
    throw error;
  }
  rmSync(path.join(dataDir, incoming), { recursive: true, force: true });
  rmSync(file, { force: true });
  return path.join(dataDir, setAside);
}

/** After a swap that turned out wrong: the former record comes back; the new one is gone. */
export function swapBack(dataDir: string, setAside: string): void {
  for (const name of recordNames) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  moveAll(path.join(dataDir, setAside), dataDir);
}

/** At the start of the program: ends or undoes a swap that was cut short. */
export function finishSwap(dataDir: string): void {
  const file = path.join(dataDir, noteName);
  if (!existsSync(file)) return;
  const note = readNote(file);
  // A note that was not even written whole: nothing had been moved.
  if (note !== undefined) {
    if (existsSync(path.join(dataDir, note.incoming, databaseName))) putBack(dataDir, note);
    else rmSync(path.join(dataDir, note.incoming), { recursive: true, force: true });
  }
  rmSync(file, { force: true });
}

function putBack(dataDir: string, { incoming, setAside }: Note): void {
  const aside = path.join(dataDir, setAside);
  const movedIn = path.join(dataDir, incoming, 'attachments');
  // The incoming folder always has one: where it is missing it had been moved in already. Moved back and not removed, so
  // that this too may be cut short.
  if (!existsSync(movedIn) && existsSync(path.join(dataDir, incoming)))
    renameSync(path.join(dataDir, 'attachments'), movedIn);
  moveAll(aside, dataDir);
  rmSync(path.join(dataDir, incoming), { recursive: true, force: true });
  rmSync(path.join(dataDir, noteName), { force: true });
}

function moveAll(from: string, to: string, names: readonly string[] = recordNames): void {
  for (const name of names) {
    const source = path.join(from, name);
    if (existsSync(source)) renameSync(source, path.join(to, name));
  }
}

function readNote(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}
