import type { Sqlite } from '../connection.ts';
import { appendEntryNow } from './entry.ts';
import { auditedTables } from './row-triggers.ts';

/** The entry under which the rows of a database from before this chain were first written down. */
export const baselineCall = 'system.baseline';

/**
 * A record that was begun before entries named the rows they changed gets one entry that names them all as they are now.
 * What is older can be proved from then on, not before. In a new record, what its structure began with is noted under the
 * first entry to come.
 */
export function writeBaseline(sqlite: Sqlite): void {
  const entries = sqlite.prepare('SELECT count(*) FROM audit_entry').pluck().get();
  const changes = sqlite.prepare('SELECT 1 FROM audit_change LIMIT 1').get();
  if (changes !== undefined) return;
  sqlite.transaction(() => {
    const next = '(SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)';
    for (const { name, keyOf, contentOf, where } of auditedTables(sqlite)) {
      sqlite.exec(
        `INSERT INTO audit_change (tableName, rowKey, seq, hash)
           SELECT '${name}', ${keyOf('t')}, ${next}, row_digest(${contentOf('t')}) FROM main.${name} t
           WHERE ${where === undefined ? 'true' : where.replaceAll('%', 't')}`,
      );
    }
    if (entries !== 0) appendEntryNow(sqlite, { at: new Date().toISOString(), call: baselineCall });
  })();
}
