import path from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from '../../db/migrations/index.ts';
import { databaseName } from '../../db/open.ts';

/**
 * Writes into `folder` the record of `from` as the version whose last migration was `last` would hold it: the same rows in
 * the older structure, without what that one had no place for.
 */
export function writeOlderRecord(from: string, folder: string, last: string): void {
  const sqlite = new Database(path.join(folder, databaseName));
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma(`application_id = ${0x47534849}`);
  sqlite.prepare('ATTACH ? AS later').run(path.join(from, databaseName));
  const before = Object.entries(migrations).filter(([name]) => name <= last);
  const steps = before.flatMap(([, each]) => each).filter((step) => typeof step === 'string');
  const isTrigger = (step: string): boolean => step.startsWith('CREATE TRIGGER');
  for (const step of steps.filter((one) => !isTrigger(one))) sqlite.exec(step);
  for (const name of tablesOf(sqlite, 'main')) {
    const later = columnsOf(sqlite, 'later', name).map((column) => column.name);
    // What has been dropped since and had to be there is left empty; the test fills it where it matters.
    const columns = columnsOf(sqlite, 'main', name)
      .map((column) => ({ ...column, isKept: later.includes(column.name) }))
      .filter((column) => column.isKept || column.notnull === 1);
    if (later.length === 0) continue;
    const into = columns.map((column) => `"${column.name}"`).join(', ');
    const values = columns.map((column) => (column.isKept ? `"${column.name}"` : "''")).join(', ');
    sqlite.exec(`INSERT OR REPLACE INTO main."${name}" (${into}) SELECT ${values} FROM later."${name}"`);
  }
  for (const step of steps.filter(isTrigger)) sqlite.exec(step);
  sqlite.exec(`CREATE TABLE kysely_migration AS SELECT * FROM later.kysely_migration WHERE name <= '${last}';
    CREATE TABLE kysely_migration_lock AS SELECT * FROM later.kysely_migration_lock`);
  sqlite.close();
}

function tablesOf(sqlite: Database.Database, schema: string): readonly string[] {
  return sqlite
    .prepare<[], string>(
      `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'petition_search%'`,
    )
    .pluck()
    .all();
}

function columnsOf(sqlite: Database.Database, schema: string, table: string) {
  return sqlite
    .prepare<[string, string], { name: string; notnull: number }>('SELECT name, "notnull" FROM pragma_table_info(?, ?)')
    .all(table, schema);
}
