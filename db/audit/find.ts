import type { Sqlite } from '../connection.ts';
import { checkChain } from './checks/chain.ts';
import { Reading, Tally } from './reading.ts';
import { auditedTables } from './row-triggers.ts';

export interface FoundEntry {
  readonly seq: number;
  /** Where the chain no longer holds, anywhere between its beginning and its end; null when it holds. */
  readonly brokenAt: number | null;
  /** Whether the rows are noted with what this entry's digest says: not before rows were noted at all. */
  readonly rowsKnown: boolean;
  /** How many rows the entry changed. */
  readonly rows: number;
  /** How many of them are still as the entry left them. */
  readonly same: number;
  /** How many are not what the last entry that changed them left. */
  readonly differing: number;
  /** Later entries that changed rows of this one, oldest first, the first hundred. */
  readonly laterEntries: readonly number[];
}

/**
 * The entry whose hash begins with these digits, and whether the record still agrees with it; undefined when there is none.
 * On a connection that knows `row_digest` and has its snapshot.
 */
export async function findByHash(reading: Reading, beginning: string, from: number): Promise<FoundEntry | undefined> {
  const [entry] = entriesBeginning(reading.sqlite, beginning);
  if (entry === undefined) return undefined;
  const tallies = { chain: new Tally('chain'), clock: new Tally('clock'), digests: new Tally('digests') };
  await checkChain(reading, from, tallies);
  const broken = [tallies.chain.result(), tallies.digests.result()].flatMap(({ first }) => first?.details['seq'] ?? []);
  const changes = reading.all<{ tableName: string; rowKey: string; hash: Uint8Array | null }>(
    'SELECT tableName, rowKey, hash FROM audit_change WHERE seq = ? ORDER BY tableName, rowKey',
    entry.seq,
  );
  const tables = new Map(auditedTables(reading.sqlite).map((table) => [table.name, table]));
  const later = new Set<number>();
  let same = 0;
  let differing = 0;
  for (const { tableName, rowKey } of changes) {
    const since = reading.all<{ seq: number; hash: Buffer | null }>(
      'SELECT seq, hash FROM audit_change WHERE tableName = ? AND rowKey = ? AND seq >= ? ORDER BY seq',
      tableName,
      rowKey,
      entry.seq,
    );
    const table = tables.get(tableName);
    const now =
      table === undefined
        ? undefined
        : reading.sqlite
            .prepare<[string], Buffer>(
              `SELECT row_digest(${table.contentOf('t')}) FROM main.${tableName} t WHERE ${table.keyOf('t')} = ?`,
            )
            .pluck()
            .get(rowKey);
    const standing = since.at(-1)?.hash ?? undefined;
    const agrees = standing === undefined ? now === undefined : now !== undefined && standing.equals(now);
    if (!agrees) differing += 1;
    else if (since.length === 1) same += 1;
    for (const { seq } of since.slice(1)) later.add(seq);
  }
  return {
    seq: entry.seq,
    brokenAt: broken.length === 0 ? null : Math.min(...broken.map(Number)),
    rowsKnown: entry.seq >= from,
    rows: changes.length,
    same,
    differing,
    laterEntries: [...later].toSorted((a, b) => a - b).slice(0, 100),
  };
}

/** Entries whose hash begins alike, by the index over hashes: a range from the digits to behind the last digit. */
export function entriesBeginning(sqlite: Sqlite, beginning: string): readonly { seq: number; hash: string }[] {
  return sqlite
    .prepare<[string, string], { seq: number; hash: string }>(
      'SELECT seq, hash FROM audit_entry WHERE hash >= ? AND hash < ? ORDER BY hash LIMIT 2',
    )
    .all(beginning, `${beginning}g`);
}
