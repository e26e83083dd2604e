import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting } from '../../db/connection.ts';
import { databaseName } from '../../db/open.ts';
import { checkRecord } from '../support/check-record.ts';
import { loadFolder } from '../support/load-folder.ts';
import { signInAll, step } from '../support/mixed-load.ts';
import { openBackend } from '../support/open-backend.ts';
import { randomOf, type Random } from '../support/random.ts';
import { offsetOf, parseWal, walHeader, type Wal } from '../support/write-ahead-log.ts';
import { Workload } from '../support/workload.ts';
import { loadDoor } from '../support/load-door.ts';

/** What lay on the disk while people worked: the file as it was when a log began anew, that log, and who had been told. */
interface Recorded {
  readonly database: Buffer;
  wal: Wal;
  /** After the commit of each of these frames: the last entry of the audit, whose command was then acknowledged. */
  readonly entryAt: Map<number, number>;
  readonly entriesBefore: number;
}

/** Frames recorded at least, over all logs. */
const enough = 700;
const ram = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
let base = '';
let place = '';
const logs: Recorded[] = [];

function lastEntry(folder: string): number {
  const file = new Database(path.join(folder, databaseName), { readonly: true });
  try {
    return Number(file.prepare('SELECT max(seq) FROM audit_entry').pluck().get());
  } finally {
    file.close();
  }
}

/** Looks at the disk after an acknowledgement. A log that was emptied or begun anew is the next recording. */
function note(last: number, before: { database: Buffer; entries: number }): void {
  const bytes = readFileSync(path.join(base, `${databaseName}-wal`));
  if (bytes.length === 0) return;
  const wal = parseWal(bytes);
  let current = logs.at(-1);
  if (current === undefined || !current.wal.bytes.subarray(0, walHeader).equals(bytes.subarray(0, walHeader))) {
    current = { database: before.database, wal, entryAt: new Map(), entriesBefore: before.entries };
    logs.push(current);
  }
  current.wal = wal;
  const frame = wal.commits.at(-1);
  if (frame !== undefined) current.entryAt.set(frame, last);
}

beforeAll(async () => {
  base = await loadFolder();
  place = mkdtempSync(path.join(ram, 'gongshi-power-'));
  const errors: string[] = [];
  const backend = await openBackend(base, (text) => errors.push(text));
  const file = path.join(base, databaseName);
  await backend.services.emptyLog();
  let before = { database: readFileSync(file), entries: lastEntry(base) };
  const w = new Workload(4711, async (request) => {
    const reply = await backend.dispatch(request, loadDoor(request));
    const last = lastEntry(base);
    if (last > ([...(logs.at(-1)?.entryAt.values() ?? [])].at(-1) ?? before.entries)) note(last, before);
    // Where the log has been emptied, the file alone is what the next one begins from.
    if (statSync(`${file}-wal`).size === 0) before = { database: readFileSync(file), entries: last };
    return reply;
  });
  while (logs.reduce((sum, { wal }) => sum + wal.frames, 0) < enough) {
    await signInAll(w);
    await step(w);
  }
  await backend.close();
  if (errors.length > 0) throw new Error(errors.join('\n'));
}, 60_000);

afterAll(() => {
  for (const folder of [base, place]) if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

let made = 0;
/** A folder as the PC finds it when the power is back. */
function found(database: Buffer, wal: Buffer): string {
  made += 1;
  const folder = path.join(place, String(made));
  mkdirSync(folder);
  writeFileSync(path.join(folder, databaseName), database);
  writeFileSync(path.join(folder, `${databaseName}-wal`), wal);
  return folder;
}

/** Opens it as the program does, checks it, and tells the last entry. The folder is thrown away. */
function recovered(database: Buffer, wal: Buffer): number {
  const folder = found(database, wal);
  const file = openForWriting(path.join(folder, databaseName));
  try {
    checkRecord(folder);
    return lastEntry(folder);
  } finally {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last entry that had been acknowledged when the first `frames` of the log were on the disk. */
function acknowledgedBy({ wal, entryAt, entriesBefore }: Recorded, frames: number): number {
  const commit = wal.commits.findLast((one) => one <= frames);
  if (commit === undefined) return entriesBefore;
  const entry = entryAt.get(commit);
  if (entry === undefined) throw new Error(`nobody was told of the commit at frame ${commit}`);
  return entry;
}

const everyBoundary = (): { log: Recorded; frame: number }[] =>
  logs.flatMap((log) => Array.from({ length: log.wal.frames + 1 }, (_, frame) => ({ log, frame })));

describe('the power goes while the log is being written', () => {
  it('at every boundary of a frame leaves what was acknowledged up to the last commit before it', () => {
    const boundaries = everyBoundary();
    expect(boundaries.length).toBeGreaterThan(enough);
    for (const { log, frame } of boundaries) {
      const rest = log.wal.bytes.subarray(0, offsetOf(log.wal, frame + 1));
      expect(recovered(log.database, rest), `frame ${frame}`).toBe(acknowledgedBy(log, frame));
    }
  }, 120_000);

  it('in the middle of a frame leaves the same, whatever of the frame is there', () => {
    const random = randomOf(1);
    for (const { log, frame } of everyBoundary()) {
      if (frame === log.wal.frames) continue;
      const into = random.whole(1, log.wal.frameBytes - 1);
      const rest = log.wal.bytes.subarray(0, offsetOf(log.wal, frame + 1) + into);
      expect(recovered(log.database, rest), `frame ${frame} and ${into} bytes`).toBe(acknowledgedBy(log, frame));
    }
  }, 120_000);

  it('with the unsynced rest written in part, in another order, garbled or not at all leaves what was synced', () => {
    const random = randomOf(2);
    let complete = 0;
    for (const log of logs) {
      for (const [index, commit] of [0, ...log.wal.commits].entries()) {
        const next = log.wal.commits[index];
        if (next === undefined) continue;
        for (const damage of damages) {
          const bytes = Buffer.from(log.wal.bytes.subarray(0, offsetOf(log.wal, next + 1)));
          damage(bytes.subarray(offsetOf(log.wal, commit + 1)), log.wal.frameBytes, random);
          const entry = recovered(log.database, bytes);
          // A transaction whose frames all got there is there as a whole, though nobody was told; else it is not at all.
          const intact = bytes.equals(log.wal.bytes.subarray(0, bytes.length));
          if (intact) complete += 1;
          expect(entry, `after frame ${commit}`).toBe(acknowledgedBy(log, intact ? next : commit));
        }
      }
    }
    // Some must have been damaged: the others prove nothing.
    expect(complete).toBeLessThan(logs.flatMap(({ wal }) => wal.commits).length);
  }, 120_000);

  it('in the middle of a checkpoint leaves everything: the log still has it all', () => {
    const random = randomOf(3);
    for (const log of logs) {
      const folder = found(log.database, log.wal.bytes);
      const file = openForWriting(path.join(folder, databaseName));
      file.pragma('wal_checkpoint(TRUNCATE)');
      file.close();
      const after = readFileSync(path.join(folder, databaseName));
      for (let i = 0; i < 20; i += 1) {
        const half = Buffer.alloc(after.length);
        log.database.copy(half);
        for (let at = 0; at < after.length; at += pageBytes)
          if (random.chance(0.5)) after.copy(half, at, at, at + pageBytes);
        // Pages written out while others were not, and one of them only in part.
        const torn = random.whole(0, after.length / pageBytes - 1) * pageBytes;
        after.copy(half, torn, torn, torn + 512 * random.whole(1, 7));
        expect(recovered(half, log.wal.bytes)).toBe(acknowledgedBy(log, log.wal.frames));
      }
    }
  }, 60_000);

  it('lets the program open, and go on working, wherever that was', async () => {
    const random = randomOf(4);
    for (let i = 0; i < 12; i += 1) {
      const log = random.pick(logs);
      const frame = random.whole(0, log.wal.frames);
      const folder = found(log.database, log.wal.bytes.subarray(0, offsetOf(log.wal, frame + 1)));
      const errors: string[] = [];
      const backend = await openBackend(folder, (text) => errors.push(text));
      const w = new Workload(i, (request) => backend.dispatch(request, loadDoor(request)));
      await signInAll(w);
      for (let steps = 0; steps < 10; steps += 1) await step(w);
      await backend.close();
      checkRecord(folder);
      expect(lastEntry(folder)).toBeGreaterThanOrEqual(acknowledgedBy(log, frame) + 5);
      expect(errors).toEqual([]);
    }
  }, 60_000);
});

const pageBytes = 4096;
type Damage = (rest: Buffer, frameBytes: number, random: Random) => void;

/** What a disk may have made of frames that were never synced. */
const damages: readonly Damage[] = [
  // Any of the frames not written.
  (rest, frameBytes, random) => {
    for (let at = 0; at < rest.length; at += frameBytes) if (random.chance(0.5)) rest.fill(0, at, at + frameBytes);
  },
  // Only the last ones written, with the commit among them.
  (rest, frameBytes) => void rest.fill(0, 0, Math.min(frameBytes, rest.length)),
  // Two frames in one another's place.
  (rest, frameBytes, random) => {
    const frames = rest.length / frameBytes;
    const [a, b] = [random.whole(0, frames - 1) * frameBytes, random.whole(0, frames - 1) * frameBytes];
    const kept = Buffer.from(rest.subarray(a, a + frameBytes));
    rest.copy(rest, a, b, b + frameBytes);
    kept.copy(rest, b);
  },
  // One sector of whatever was there before.
  (rest, _frameBytes, random) => {
    const at = random.whole(0, Math.max(0, rest.length - 512));
    random.bytes(Math.min(512, rest.length - at)).copy(rest, at);
  },
  // One bit.
  (rest, _frameBytes, random) => {
    const at = random.whole(0, rest.length - 1);
    rest.writeUInt8(rest.readUInt8(at) ^ (1 << random.whole(0, 7)), at);
  },
];
