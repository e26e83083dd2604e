import type { Sqlite } from '../connection.ts';

/** Tables whose rows people know by a number, and the column that holds it. */
const numbered: Readonly<Record<string, string>> = {
  petition: 'petitionNo',
  session: 'sessionNo',
  action_item: 'actionNo',
  publication: 'publicationNo',
  box_round: 'roundNo',
};

/** Columns that lead from a row to one that has a number, the nearest first. */
const leading: readonly (readonly [column: string, table: string])[] = [
  ['petitionId', 'petition'],
  ['actionItemId', 'action_item'],
  ['publicationId', 'publication'],
  ['sessionId', 'session'],
  ['ballotId', 'ballot'],
  ['roundId', 'evaluation_round'],
  ['participantId', 'session_participant'],
];

/**
 * The number under which people know a row: its own, or that of the petition, session … it belongs to. Undefined where
 * there is none, and for a row that is not there.
 * @param rowKey the row's primary key as the chain's notes have it
 */
export function numberOf(sqlite: Sqlite, table: string, rowKey: string): string | undefined {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const keys = columns
    .filter((column) => column.pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map((column) => column.name);
  return keys.length === 0
    ? undefined
    : follow(sqlite, table, keys, keys.length === 1 ? [rowKey] : rowKey.split('|'), 0);
}

/** No row is further than this from one with a number: a check-in, its participant, the session. */
const furthest = 3;

function follow(
  sqlite: Sqlite,
  table: string,
  columns: readonly string[],
  values: readonly string[],
  depth: number,
): string | undefined {
  if (depth > furthest) return undefined;
  const row = sqlite
    .prepare<unknown[], Record<string, unknown>>(
      `SELECT * FROM main.${table} WHERE ${columns.map((column) => `"${column}" = ?`).join(' AND ')}`,
    )
    .get(...values);
  if (row === undefined) return undefined;
  const own = numbered[table];
  if (own !== undefined) return String(row[own]);
  for (const [column, target] of leading) {
    const id = row[column];
    if (typeof id !== 'string') continue;
    const found = follow(sqlite, target, ['id'], [id], depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
