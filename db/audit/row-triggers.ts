import { createHash } from 'node:crypto';
import type { Sqlite } from '../connection.ts';

/** A table whose rows the audit chain speaks of, with the SQL that names a row and says what it holds. */
export interface AuditedTable {
  readonly name: string;
  /** The row's primary key as text, `of` being `new`, `old` or an alias. */
  keyOf(of: string): string;
  /** Everything in the row that is not NULL, as one text. */
  contentOf(of: string): string;
}

/**
 * What the chain does not speak of: itself, what only helps (counters, search, replies kept for retries, drafts, views),
 * and the slips of secret boxes with the papers they came on: an entry names who acted and when, and a slip's row beside
 * it would join the two.
 */
const leftOut = new Set([
  'audit_entry',
  'audit_change',
  'command_receipt',
  'draft',
  'saved_view',
  'petition_counter',
  'petition_workshop_counter',
  'secret_slip',
  'signed_paper',
  'used_paper',
]);

/**
 * Rows that are spoken of only in a certain state, `%` being the row. Rolls of what is secret wait until it is closed: an
 * entry has a time, and who took part when is nobody's business (closing writes the roll down as a whole). Ratings of
 * efficiency are given one at a time by accounts of management; those of a round come out of its box together.
 */
const onlyWhere: Readonly<Record<string, string>> = {
  ballot_roll: "(SELECT b.kind = 'open' OR b.state <> 'open' FROM ballot b WHERE b.id = %.ballotId)",
  evaluation_roll: "(SELECT r.state <> 'open' FROM evaluation_round r WHERE r.id = %.roundId)",
  rating: "%.side <> 'efficiency'",
};

/** Every table of the structure that the chain covers, in the order of their names. */
export function auditedTables(sqlite: Sqlite): readonly (AuditedTable & { readonly where: string | undefined })[] {
  const names = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  return names
    .filter((name) => !leftOut.has(name) && !/^(?:sqlite_|kysely_|petition_search)/.test(name))
    .map((name) => {
      const columns = sqlite.pragma(`table_info(${name})`) as { name: string; pk: number }[];
      const keys = columns.filter((column) => column.pk > 0).toSorted((a, b) => a.pk - b.pk);
      return {
        name,
        keyOf: (of) => keys.map((column) => `CAST(${of}."${column.name}" AS TEXT)`).join(" || '|' || "),
        // NULL says nothing, so that a column added by a later version leaves every digest as it was.
        contentOf: (of) =>
          columns
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
            .map(
              ({ name: column }) =>
                `iif(${of}."${column}" IS NULL, '', '${column}=' || quote(${of}."${column}") || char(10))`,
            )
            .join(' || '),
        where: onlyWhere[name],
      };
    });
}

/** Teaches a connection `row_digest(content)`: SHA-256, 32 bytes. */
export function addRowDigest(sqlite: Sqlite): void {
  sqlite.function('row_digest', { deterministic: true }, (content: unknown) =>
    createHash('sha256').update(String(content)).digest(),
  );
}

/**
 * Lets every change of an audited row on this connection be written down under the number that the next entry of the
 * chain will have. TEMP triggers: they live as long as the connection, follow the structure as it is at this opening,
 * and catch whatever the program does, in whichever command.
 */
export function watchRows(sqlite: Sqlite): void {
  addRowDigest(sqlite);
  const next = '(SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)';
  for (const table of auditedTables(sqlite)) {
    const note = (of: string, hash: string): string =>
      `INSERT INTO audit_change (tableName, rowKey, seq, hash) VALUES ('${table.name}', ${table.keyOf(of)}, ${next}, ${hash})
       ON CONFLICT (tableName, rowKey, seq) DO UPDATE SET hash = excluded.hash;`;
    const when = (of: string): string => (table.where === undefined ? '' : `WHEN ${table.where.replaceAll('%', of)}`);
    const digest = `row_digest(${table.contentOf('new')})`;
    sqlite.exec(`
      CREATE TEMP TRIGGER audited_${table.name}_insert AFTER INSERT ON main.${table.name} ${when('new')} BEGIN ${note('new', digest)} END;
      CREATE TEMP TRIGGER audited_${table.name}_update AFTER UPDATE ON main.${table.name} ${when('new')} BEGIN ${note('new', digest)} END;
      CREATE TEMP TRIGGER audited_${table.name}_delete AFTER DELETE ON main.${table.name} ${when('old')} BEGIN ${note('old', 'NULL')} END;`);
  }
}
