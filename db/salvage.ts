import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { appendEntryNow } from './audit/entry.ts';
import { addRowDigest, auditedTables, watchRows } from './audit/row-triggers.ts';
import { openForWriting, type Sqlite } from './connection.ts';
import { indexed } from './search.ts';

/** The entry under which everything taken over from a damaged file is written down. */
const salvageCall = 'recovery.salvage';

/** What was done with one table of the damaged file. */
export interface SalvagedTable {
  readonly name: string;
  /** Rows that the backup did not have. */
  readonly added: number;
  /** Rows that had moved on since the backup. */
  readonly updated: number;
  /** Whether part of the table could not be read, or did not hold what the chain says of it. */
  readonly unreadable: boolean;
}

export interface Salvaged {
  readonly tables: readonly SalvagedTable[];
  /** Numbers of the petitions added or changed. */
  readonly petitionNos: readonly string[];
}

type Row = Record<string, unknown>;

/** Secret slips and their papers never move: beside the rest of a damaged file they could be joined with who came when. */
const neverTaken = new Set([
  'secret_slip',
  'signed_paper',
  'used_paper',
  'audit_entry',
  'audit_change',
  'installation_secret',
]);

/** Counters without a version: the greater one is the later. */
const counters: Readonly<Record<string, string>> = { petition_number: 'last', series_number: 'last' };

/**
 * Takes over from a damaged file what is newer than in the record restored, or missing there, and can still be read, in
 * one transaction with one entry of the chain. A row is taken only when it holds what the chain of the damaged file says.
 * @param target the restored record, which nobody has open
 */
export function salvage(damaged: string, target: string, at: string): Salvaged {
  const source = openDamaged(damaged, target);
  if (source === undefined) return { tables: [], petitionNos: [] };
  const to = openForWriting(target);
  try {
    watchRows(to);
    return to.transaction(() => takeOver(source.sqlite, to, at))();
  } finally {
    to.close();
    source.close();
  }
}

/** How much of a damaged file can be read, so that a person can decide; `like` is a whole database of the same structure. */
export function surveyDamaged(damaged: string, like?: string): { readable: boolean; tables: number; rows: number } {
  const source = openDamaged(damaged, like);
  if (source === undefined) return { readable: false, tables: 0, rows: 0 };
  try {
    const counts = auditedTables(source.sqlite).map(({ name }) => keysOf(source.sqlite, name).keys.length);
    return { readable: true, tables: counts.length, rows: counts.reduce((sum, count) => sum + count, 0) };
  } catch {
    return { readable: false, tables: 0, rows: 0 };
  } finally {
    source.close();
  }
}

/** Opens a copy of the damaged file; where its first page is gone, with that of a whole database of the same structure. */
function openDamaged(damaged: string, like: string | undefined): { sqlite: Sqlite; close(): void } | undefined {
  const copy = `${damaged}.salvage`;
  const remove = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(copy + end, { force: true });
  };
  const attempt = (prepare: () => void): { sqlite: Sqlite; close(): void } | undefined => {
    let sqlite: Sqlite | undefined;
    try {
      remove();
      copyFileSync(damaged, copy);
      prepare();
      sqlite = new Database(copy);
      addRowDigest(sqlite);
      const opened = sqlite;
      if (auditedTables(opened).length === 0) throw new Error('no tables');
      return { sqlite: opened, close: () => (opened.close(), remove()) };
    } catch {
      sqlite?.close();
      remove();
      return undefined;
    }
  };
  const withLog = (): void => {
    try {
      copyFileSync(`${damaged}-wal`, `${copy}-wal`);
    } catch {
      // There was no log, or it is lost.
    }
  };
  return attempt(withLog) ?? (like === undefined ? undefined : attempt(() => graftFirstPage(copy, like)));
}

/** The first page says where each table begins; a backup has every page in the same place as its origin. */
function graftFirstPage(copy: string, like: string): void {
  const page = Buffer.alloc(4096);
  const from = openSync(like, 'r');
  readSync(from, page, 0, page.length, 0);
  closeSync(from);
  const pageSize = page.readUInt16BE(16);
  if (pageSize !== page.length) throw new Error('another page size');
  page.writeUInt32BE(Math.floor(statSync(copy).size / pageSize), 28);
  // No list of free pages: it may not be this file's.
  page.writeUInt32BE(0, 32);
  page.writeUInt32BE(0, 36);
  const to = openSync(copy, 'r+');
  writeSync(to, page, 0, page.length, 0);
  closeSync(to);
}

interface Take {
  readonly table: string;
  readonly row: Row;
}

function takeOver(source: Sqlite, to: Sqlite, at: string): Salvaged {
  const tally = new Map<string, { added: number; updated: number; unreadable: boolean }>();
  const petitions = new Map<unknown, string>();
  let waiting: Take[] = [];
  const known = new Set(auditedTables(to).map(({ name }) => name));
  for (const { name, keyOf, contentOf, where } of auditedTables(source)) {
    if (!known.has(name) || neverTaken.has(name)) continue;
    const { columns, keys, broken } = keysOf(source, name);
    const mark = { added: 0, updated: 0, unreadable: broken };
    tally.set(name, mark);
    const match = columns.map((column) => `"${column}" = ?`).join(' AND ');
    const digest = where === undefined ? `row_digest(${contentOf('t')})` : 'NULL';
    for (const key of keys) {
      try {
        const read = source.prepare(
          `SELECT t.*, ${keyOf('t')} AS "§key", ${digest} AS "§digest" FROM ${name} t WHERE ${match}`,
        );
        const row = read.get(...key) as (Row & { '§key': string; '§digest': Uint8Array | null }) | undefined;
        if (row === undefined) continue;
        const { '§key': rowKey, '§digest': held, ...values } = row;
        if (held !== null && isContradicted(source, name, rowKey, held)) mark.unreadable = true;
        else waiting.push({ table: name, row: values });
      } catch {
        mark.unreadable = true;
      }
    }
  }
  // The rows themselves bring what this counts.
  const counting = to.prepare("SELECT sql FROM sqlite_schema WHERE name = 'cosign_counted'").pluck().get() as string;
  to.exec('DROP TRIGGER cosign_counted');
  for (;;) {
    const later: Take[] = [];
    for (const take of waiting) {
      const mark = tally.get(take.table);
      try {
        const done = put(to, take);
        if (done === undefined || mark === undefined) continue;
        mark[done] += 1;
        if (take.table === 'petition') petitions.set(take.row['id'], String(take.row['petitionNo']));
      } catch {
        // What it refers to is not there yet, or not any more.
        later.push(take);
      }
    }
    if (later.length === waiting.length || later.length === 0) {
      for (const { table } of later) Object.assign(tally.get(table) ?? {}, { unreadable: true });
      break;
    }
    waiting = later;
  }
  to.exec(counting);
  // An identity erased since the backup stays erased.
  to.exec('DELETE FROM sealed_identity WHERE petitionId IN (SELECT petitionId FROM identity_erasure)');
  appendEntryNow(to, { at, call: salvageCall });
  return {
    tables: [...tally].map(([name, mark]) => ({ name, ...mark })),
    petitionNos: [...petitions.values()].toSorted(),
  };
}

/** Puts a row in where it is missing, or over an earlier version of it. @returns what was done */
function put(to: Sqlite, { table, row }: Take): 'added' | 'updated' | undefined {
  const all = to.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const columns = all.filter(({ name }) => Object.hasOwn(row, name)).map(({ name }) => name);
  const keys = all.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const match = keys.map((name) => `"${name}" = @${name}`).join(' AND ');
  const stands = to.prepare(`SELECT * FROM ${table} WHERE ${match}`).get(row) as Row | undefined;
  if (stands === undefined) {
    const names = columns.map((name) => `"${name}"`).join(', ');
    to.prepare(`INSERT INTO ${table} (${names}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`).run(row);
    if (table === 'petition') index(to, row);
    return 'added';
  }
  const by = counters[table] ?? (keys.includes('version') ? undefined : 'version');
  if (by === undefined || !(Number(row[by]) > Number(stands[by]))) return undefined;
  const rest = columns.filter((name) => !keys.includes(name));
  to.prepare(`UPDATE ${table} SET ${rest.map((name) => `"${name}" = @${name}`).join(', ')} WHERE ${match}`).run(row);
  return 'updated';
}

function index(to: Sqlite, row: Row): void {
  const body = indexed(`${String(row['petitionNo'])} ${String(row['title'])} ${String(row['text'])}`);
  to.prepare('INSERT INTO petition_search (rowid, body) VALUES (?, ?)').run(row['seq'], body);
}

/** Whether the damaged file's own chain says of a row that it holds something else. */
function isContradicted(source: Sqlite, table: string, rowKey: string, held: Uint8Array): boolean {
  try {
    const noted = source
      .prepare<[string, string], Uint8Array | null>(
        'SELECT hash FROM audit_change WHERE tableName = ? AND rowKey = ? ORDER BY seq DESC LIMIT 1',
      )
      .pluck()
      .get(table, rowKey);
    return noted !== undefined && (noted === null || !Buffer.from(noted).equals(held));
  } catch {
    return false;
  }
}

/**
 * The keys of a table as far as they can be found: from its beginning up to the damage, from its end down to it, and
 * through each of its indexes.
 */
function keysOf(source: Sqlite, table: string): { columns: string[]; keys: unknown[][]; broken: boolean } {
  const info = source.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const columns = info
    .filter(({ pk }) => pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map(({ name }) => name);
  const list = columns.map((name) => `"${name}"`).join(', ');
  const indexes = (source.pragma(`index_list(${table})`) as { name: string; partial: number }[])
    .filter(({ partial }) => partial === 0)
    .map(({ name }) => name);
  const found = new Map<string, unknown[]>();
  let broken = false;
  const scan = (from: string, order: string): void => {
    try {
      for (const key of source.prepare(`SELECT ${list} FROM ${table} ${from} ${order}`).raw().iterate())
        found.set(JSON.stringify(key), key as unknown[]);
    } catch {
      broken = true;
    }
  };
  scan('NOT INDEXED', `ORDER BY ${list}`);
  if (broken) {
    scan('NOT INDEXED', `ORDER BY ${columns.map((name) => `"${name}" DESC`).join(', ')}`);
    for (const name of indexes) scan(`INDEXED BY "${name}"`, '');
  }
  return { columns, keys: [...found.values()], broken };
}
