import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { AppError } from '../shared/errors.ts';
import type { ChainHead } from './check-database.ts';
import { openForWriting, patienceMs, type Sqlite } from './connection.ts';
import { indexed } from './search.ts';

/** One table of the record as an open file: its rows in the order of their keys, one JSON object a line. */
export interface ExportedTable {
  readonly name: string;
  readonly rows: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

export interface ExportedRecord {
  readonly migrations: readonly string[];
  readonly head: ChainHead | null;
  readonly tables: readonly ExportedTable[];
  /** SHA-256 of each attachment that the record speaks of. */
  readonly attachments: readonly string[];
  /** Over all rows of all tables: two records with the same one are the same. */
  readonly fingerprint: string;
}

/** Writes every table into a folder, as it was at one moment, also while people work. Binary values are base64. */
export async function exportTables(file: string, folder: string): Promise<ExportedRecord> {
  const sqlite = new Database(file, { readonly: true, timeout: patienceMs });
  try {
    sqlite.exec('BEGIN');
    const tables: ExportedTable[] = [];
    for (const name of tableNames(sqlite)) {
      const out = createWriteStream(path.join(folder, `${name}.jsonl`));
      let failure: Error | undefined;
      out.once('error', (error) => (failure = error));
      const hash = createHash('sha256');
      let rows = 0;
      for (const line of linesOf(sqlite, name)) {
        hash.update(line);
        rows += 1;
        if (!out.write(line)) await once(out, 'drain');
        if (failure !== undefined) throw failure;
      }
      out.end();
      await once(out, 'finish');
      tables.push({ name, rows, sha256: hash.digest('hex') });
    }
    return describe(sqlite, tables);
  } finally {
    sqlite.close();
  }
}

/** The fingerprint of a record's content, the same as that of its export. */
export function contentFingerprint(file: string): string {
  const sqlite = new Database(file, { readonly: true, timeout: patienceMs });
  try {
    sqlite.exec('BEGIN');
    const tables = tableNames(sqlite).map((name) => {
      const hash = createHash('sha256');
      let rows = 0;
      for (const line of linesOf(sqlite, name)) {
        hash.update(line);
        rows += 1;
      }
      return { name, rows, sha256: hash.digest('hex') };
    });
    return fingerprintOf(tables);
  } finally {
    sqlite.close();
  }
}

/**
 * Fills a database of this structure, whose own rows are thrown away, from an export's tables, in one transaction.
 * @throws AppError EXPORT_DAMAGED naming the first file that is missing or does not have its hash or fit the structure
 */
export async function importTables(folder: string, exported: ExportedRecord, file: string): Promise<void> {
  for (const { name, sha256 } of exported.tables) {
    const hash = createHash('sha256');
    try {
      hash.update(readFileSync(path.join(folder, `${name}.jsonl`)));
    } catch {
      throw new AppError('EXPORT_DAMAGED', { file: `${name}.jsonl` });
    }
    if (hash.digest('hex') !== sha256) throw new AppError('EXPORT_DAMAGED', { file: `${name}.jsonl` });
  }
  const sqlite = openForWriting(file);
  try {
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec('BEGIN IMMEDIATE');
    // What triggers would count or refuse has been counted and allowed: the rows come as they are.
    const triggers = sqlite
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`);
    const known = tableNames(sqlite);
    for (const name of known) sqlite.exec(`DELETE FROM "${name}"`);
    for (const { name } of exported.tables) {
      if (!known.includes(name)) throw new AppError('EXPORT_DAMAGED', { file: `${name}.jsonl` });
      await fill(sqlite, name, path.join(folder, `${name}.jsonl`));
    }
    const search = sqlite.prepare('INSERT INTO petition_search (rowid, body) VALUES (?, ?)');
    const petitions = sqlite.prepare<[], Record<string, unknown>>('SELECT seq, petitionNo, title, text FROM petition');
    for (const { seq, petitionNo, title, text } of petitions.all())
      search.run(seq, indexed(`${String(petitionNo)} ${String(title)} ${String(text)}`));
    for (const { sql } of triggers) sqlite.exec(sql);
    sqlite.exec('COMMIT');
  } finally {
    sqlite.close();
  }
}

async function fill(sqlite: Sqlite, table: string, file: string): Promise<void> {
  let insert: Database.Statement<[Record<string, unknown>]> | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    try {
      const row = JSON.parse(line) as Record<string, unknown>;
      for (const [name, value] of Object.entries(row)) {
        if (typeof value === 'object' && value !== null)
          row[name] = Buffer.from((value as { base64: string }).base64, 'base64');
      }
      if (insert === undefined) {
        const names = Object.keys(row);
        const columns = names.map((name) => `"${name}"`).join(', ');
        insert = sqlite.prepare(
          `INSERT INTO "${table}" (${columns}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
        );
      }
      insert.run(row);
    } catch {
      throw new AppError('EXPORT_DAMAGED', { file: `${table}.jsonl` });
    }
  }
}

/** All tables but SQLite's, the migrator's and the search index, which follows from the petitions. */
function tableNames(sqlite: Sqlite): string[] {
  return sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
    .filter((name) => !/^(?:sqlite_|kysely_|petition_search)/.test(name));
}

/** What is no part of the record and belongs to one account alone: its table goes out empty. */
const ownAlone = new Set(['draft']);

function* linesOf(sqlite: Sqlite, table: string): Generator<string> {
  if (ownAlone.has(table)) return;
  const info = sqlite.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  const keys = info.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  const order = keys.map(({ name }) => `"${name}"`).join(', ') || 'rowid';
  // In the order of their names: a column added later by a migration stands elsewhere than in a new file.
  const columns = info.map(({ name }) => name).toSorted();
  const list = columns.map((name) => `"${name}"`).join(', ');
  const read = sqlite.prepare<[], Record<string, unknown>>(`SELECT ${list} FROM "${table}" ORDER BY ${order}`);
  for (const row of read.iterate()) {
    for (const name of columns) {
      const value = row[name];
      if (value instanceof Uint8Array) row[name] = { base64: Buffer.from(value).toString('base64') };
    }
    yield `${JSON.stringify(row)}\n`;
  }
}

function describe(sqlite: Sqlite, tables: readonly ExportedTable[]): ExportedRecord {
  const list = (sql: string): string[] => sqlite.prepare<[], string>(sql).pluck().all();
  const head = sqlite.prepare<[], ChainHead>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get();
  return {
    migrations: list('SELECT name FROM kysely_migration ORDER BY name'),
    head: head ?? null,
    tables,
    attachments: list('SELECT DISTINCT sha256 FROM attachment WHERE erasedAt IS NULL ORDER BY sha256'),
    fingerprint: fingerprintOf(tables),
  };
}

function fingerprintOf(tables: readonly ExportedTable[]): string {
  const lines = tables.map(({ name, rows, sha256 }) => `${JSON.stringify([name, rows, sha256])}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
