import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { auditHash, beginning, type EntryContent } from './audit/entry.ts';

export interface DatabaseCheck {
  /** What SQLite found wrong, empty when nothing: pages, indexes, rows that refer to none. At most ten. */
  readonly problems: readonly string[];
  readonly head: ChainHead | null;
}

/** The last entry of the audit chain. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Runs beside the program: a large file takes seconds, and people are at work. */
const work = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.library);
try {
  const db = new Database(workerData.file, { readonly: true });
  const problems = db.pragma('integrity_check(10)').map((row) => row.integrity_check).filter((line) => line !== 'ok');
  for (const row of db.pragma('foreign_key_check').slice(0, 10)) problems.push('foreign key: ' + row.table);
  const head = db.prepare('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get() ?? null;
  db.close();
  parentPort.postMessage({ problems, head });
} catch (error) {
  parentPort.postMessage({ problems: [String(error.code ?? error.message)], head: null });
}`;

/** Reads a database file that nobody has open, page by page, and says whether it is whole. */
export function checkDatabase(file: string): Promise<DatabaseCheck> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  return new Promise((resolve, reject) => {
    const worker = new Worker(work, { eval: true, workerData: { file, library } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The number of the first entry whose hash does not follow from it and the one before; undefined when all do. */
export function firstBrokenEntry(file: string): number | undefined {
  const sqlite = new Database(file, { readonly: true });
  try {
    let previous = beginning;
    let seq = 1;
    const entries = sqlite.prepare<[], EntryContent & { hash: string }>('SELECT * FROM audit_entry ORDER BY seq');
    for (const entry of entries.iterate()) {
      if (entry.seq !== seq || entry.previousHash !== previous || auditHash(entry) !== entry.hash) return seq;
      previous = entry.hash;
      seq += 1;
    }
    return undefined;
  } finally {
    sqlite.close();
  }
}
