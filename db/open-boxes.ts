import Database from 'better-sqlite3';
import { appendEntryNow } from './audit/entry.ts';
import { watchRows } from './audit/row-triggers.ts';
import { patienceMs, type Sqlite } from './connection.ts';

/** The entry under which a copy notes that the keys of its open boxes are not in it. */
const emptiedCall = 'backup.boxesEmptied';

/** Tables that hold what may be in no copy of the record, with what joins their rows to an open box or its ballot. */
const withheld = [
  { table: 'secret_slip', column: 'boxId', of: 'boxId' },
  { table: 'used_paper', column: 'boxId', of: 'boxId' },
  { table: 'signed_paper', column: 'ballotId', of: 'id' },
] as const;

/** Whether a ballot or an evaluation round is under way whose box has not been opened. The file may be of an earlier structure. */
export function holdsOpenBox(file: string): boolean {
  const sqlite = new Database(file, { readonly: true, timeout: patienceMs });
  try {
    return openOnes(sqlite).length > 0;
  } finally {
    sqlite.close();
  }
}

/**
 * Takes what lies in open boxes out of a record that nobody has open, a copy or one set aside: sealed slips and sheets, the
 * papers they came on, and the wrapped keys. Rows lie within a page in the order in which they came, so that a copy with
 * both tellers' halves would put votes beside names. What is deleted is overwritten. The file may be of an earlier structure.
 * @param at UTC ISO text, for the entry of its own chain
 */
export function emptyOpenBoxes(file: string, at: string): void {
  const sqlite = new Database(file, { timeout: patienceMs });
  try {
    // It may be the only copy, and the PC go down at any moment. A write-ahead log keeps it whole, and holds the pages as
    // they become and not as they were.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('secure_delete = ON');
    const open = openOnes(sqlite);
    if (open.length > 0) withhold(sqlite, open, at);
    // Everything into the one file, and no log beside it.
    sqlite.pragma('journal_mode = DELETE');
  } finally {
    sqlite.close();
  }
}

function withhold(sqlite: Sqlite, open: readonly OpenOne[], at: string): void {
  const hasChanges = has(sqlite, 'audit_change');
  if (hasChanges) watchRows(sqlite);
  sqlite.transaction(() => {
    for (const one of open) {
      for (const { table, column, of } of withheld)
        if (has(sqlite, table)) sqlite.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(one[of]);
      for (const column of ['wrappedKey', 'wrappedSigningKey'])
        if (has(sqlite, 'secret_box', column))
          sqlite.prepare(`UPDATE secret_box SET ${column} = NULL WHERE id = ?`).run(one.boxId);
    }
    // Before there were digests of rows an entry would have nothing to explain.
    if (hasChanges) appendEntryNow(sqlite, { at, call: emptiedCall });
  })();
}

interface OpenOne {
  /** Of the ballot or the round. */
  readonly id: string;
  readonly boxId: string;
}

function openOnes(sqlite: Sqlite): readonly OpenOne[] {
  return ['ballot', 'evaluation_round']
    .filter((table) => has(sqlite, table, 'boxId'))
    .flatMap((table) =>
      sqlite
        .prepare<[], OpenOne>(`SELECT id, boxId FROM ${table} WHERE state = 'open' AND boxId IS NOT NULL ORDER BY id`)
        .all(),
    );
}

function has(sqlite: Sqlite, table: string, column = ''): boolean {
  const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  return column === '' ? columns.length > 0 : columns.includes(column);
}
