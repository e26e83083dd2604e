import type { Sqlite } from '../../connection.ts';
import { auditedTables } from '../row-triggers.ts';
import { chunk, type Reading, type Tally } from '../reading.ts';
import { numberOf } from '../subject-number.ts';

type Table = ReturnType<typeof auditedTables>[number];
type Key = readonly unknown[];

/** Tables whose rows are never more than a handful are not worth a pause. */
const smallest = 100;

/**
 * Every row of every table that the chain speaks of against the last entry that changed it; no row without one, and none
 * gone that an entry speaks of.
 */
export async function checkRows(reading: Reading, tally: Tally): Promise<void> {
  const tables = auditedTables(reading.sqlite);
  const of = reading.count('SELECT count(*) FROM audit_change');
  for (const table of tables) {
    const agreeing = await checkTable(reading, table, tally, of);
    const standing = reading.count(
      `SELECT count(*) FROM (SELECT max(seq) AS seq, hash FROM audit_change WHERE tableName = ? GROUP BY rowKey)
       WHERE hash IS NOT NULL`,
      table.name,
    );
    if (standing > smallest) await reading.step('rows', tally.looked, of);
    // Rows that agree are noted each under its own key: as many as notes stand, and none is missing.
    if (agreeing !== standing) findMissing(reading, table, tally);
  }
  findForeign(reading, tables, tally);
}

/** @returns how many rows have a note standing, whether they agree with it or not */
async function checkTable(reading: Reading, table: Table, tally: Tally, of: number): Promise<number> {
  const { name, where } = table;
  const keys = keyColumns(reading.sqlite, name);
  const list = keys.map((key) => `t."${key}"`).join(', ');
  const statement = reading.sqlite
    .prepare<unknown[], readonly unknown[]>(
      `SELECT ${table.keyOf('t')} AS rowKey, row_digest(${table.contentOf('t')}) AS digest,
         (SELECT hash FROM audit_change c WHERE c.tableName = '${name}' AND c.rowKey = ${table.keyOf('t')} ORDER BY c.seq DESC LIMIT 1) AS noted,
         ${where === undefined ? '1' : where.replaceAll('%', 't')} AS spokenOf, ${list}
       FROM main.${name} t WHERE (${list}) > (${keys.map(() => '?').join(', ')}) ORDER BY ${list} LIMIT ${chunk}`,
    )
    .raw();
  let standing = 0;
  // Nothing sorts before an empty text or the smallest number, but a key that is one of them.
  let after: Key = keys.map((key) => lowest(reading.sqlite, name, key));
  for (;;) {
    const page = statement.all(...after);
    for (const [rowKey, digest, noted, spokenOf] of page) {
      if (noted !== null) standing += 1;
      if (spokenOf !== 1 && noted === null) continue;
      tally.looked += 1;
      if (noted === null) tally.found({ code: 'ROW_ADDED', details: about(reading, name, String(rowKey)) });
      else if (!(digest as Buffer).equals(noted as Buffer))
        tally.found({ code: 'ROW_CHANGED', details: about(reading, name, String(rowKey)) });
    }
    const last = page.at(-1);
    if (last === undefined) return standing;
    after = last.slice(4);
    await reading.step('rows', tally.looked, of);
  }
}

function keyColumns(sqlite: Sqlite, table: string): readonly string[] {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  return columns
    .filter((column) => column.pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map((column) => column.name);
}

/** A value before every value that the column can have. */
function lowest(sqlite: Sqlite, table: string, column: string): unknown {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; type: string }[];
  return columns.find(({ name }) => name === column)?.type === 'INTEGER' ? Number.MIN_SAFE_INTEGER : '';
}

function findMissing(reading: Reading, table: Table, tally: Tally): void {
  const gone = reading.all<{ rowKey: string; seq: number }>(
    `SELECT rowKey, seq FROM (SELECT rowKey, max(seq) AS seq, hash FROM audit_change WHERE tableName = ? GROUP BY rowKey) n
     WHERE hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.${table.name} t WHERE ${table.keyOf('t')} = n.rowKey)
     ORDER BY seq`,
    table.name,
  );
  for (const { rowKey, seq } of gone) {
    tally.looked += 1;
    tally.found({ code: 'ROW_REMOVED', details: { ...about(reading, table.name, rowKey), seq } });
  }
}

/** Notes of a table that is not there, or that the chain does not speak of. */
function findForeign(reading: Reading, tables: readonly Table[], tally: Tally): void {
  const names = tables.map(({ name }) => `'${name}'`).join(', ');
  const foreign = reading.all<{ tableName: string; rowKey: string; seq: number }>(
    `SELECT tableName, rowKey, max(seq) AS seq FROM audit_change WHERE tableName NOT IN (${names}) AND hash IS NOT NULL
     GROUP BY tableName LIMIT 1`,
  );
  for (const { tableName, rowKey, seq } of foreign)
    tally.found({ code: 'ROW_REMOVED', details: { ...about(reading, tableName, rowKey), seq } });
}

function about(reading: Reading, table: string, rowKey: string): { table: string; number: string } {
  return { table, number: numberOf(reading.sqlite, table, rowKey) ?? rowKey };
}
