import type { Sqlite } from '../connection.ts';

/** Tables whose rows people know by a number, and the column that holds it. */
const numbered: Readonly<Record<string, string>> = {
  petition: 'petitionNo',
  session: 'sessionNo',
  action_item: 'actionNo',
  publication: 'publicationNo',
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
 */
export function numberOf(sqlite: Sqlite, table: string, rowKey: string, depth = 0): string | undefined {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const keys = columns.filter((column) => column.pk > 0).toSorted((a, b) => a.pk - b.pk);
  if (keys.length === 0 || depth > 3) return undefined;
  const parts = keys.length === 1 ? [rowKey] : rowKey.split('|');
  // Through `+` no index would be used; text against an INTEGER key takes the key's affinity and finds it.
  const row = sqlite
    .prepare<unknown[], Record<string, unknown>>(
      `SELECT * FROM main.${table} WHERE ${keys.map((key) => `"${key.name}" = ?`).join(' AND ')}`,
    )
    .get(...parts);
  if (row === undefined) return undefined;
  const own = numbered[table];
  if (own !== undefined) return String(row[own]);
  for (const [column, target] of leading) {
    const id = row[column];
    if (typeof id !== 'string' || id === '') continue;
    const found = numberOf(sqlite, target, id, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
