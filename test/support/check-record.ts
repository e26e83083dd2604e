import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseName } from '../../db/open.ts';
import { auditHash, digestOfChanges } from '../../db/audit/entry.ts';
import { effects } from './effects.ts';

/** Where an earlier check of the same record came to: what lies before it is not walked again. */
export interface Checked {
  readonly seq: number;
  readonly hash: string;
}

export const unchecked: Checked = { seq: 0, hash: '0'.repeat(64) };

/**
 * Whether the record of a data folder holds: SQLite's own checks, the chain of the audit with every hash recomputed and no
 * number missing, counters equal to what they count, and as many entries of each command as it has left rows.
 * The last is known of what the mixed load sends (`madeBy`), which marks what it writes.
 * @returns how far the chain was walked
 * @throws Error naming the first thing that does not hold
 */
export function checkRecord(dataDir: string, from: Checked = unchecked, madeBy: 'load' | 'anybody' = 'load'): Checked {
  const file = new Database(path.join(dataDir, databaseName), { readonly: true });
  try {
    const broken = file.pragma('integrity_check', { simple: true });
    if (broken !== 'ok') throw new Error(`integrity_check: ${String(broken)}`);
    const dangling = file.pragma('foreign_key_check') as unknown[];
    if (dangling.length > 0) throw new Error(`foreign_key_check: ${JSON.stringify(dangling[0])}`);
    expectCounters(file);
    if (madeBy === 'load') expectEffects(file);
    return walkChain(file, from);
  } finally {
    file.close();
  }
}

type Entry = Parameters<typeof auditHash>[0] & { readonly hash: string };

function walkChain(file: Database.Database, from: Checked): Checked {
  let { seq, hash } = from;
  const changed = file.prepare<[number], { tableName: string; rowKey: string; hash: Uint8Array | null }>(
    'SELECT tableName, rowKey, hash FROM audit_change WHERE seq = ? ORDER BY tableName, rowKey',
  );
  for (const entry of file
    .prepare<[number], Entry>('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq')
    .iterate(seq)) {
    if (entry.seq !== seq + 1) throw new Error(`audit entry ${seq + 1} is missing`);
    const changes = changed.all(entry.seq);
    if (entry.digest !== digestOfChanges(changes))
      throw new Error(`audit entry ${entry.seq} changed other rows than it says`);
    if (entry.previousHash !== hash) throw new Error(`audit entry ${entry.seq} does not follow the one before`);
    if (entry.hash !== auditHash(entry)) throw new Error(`audit entry ${entry.seq} has another hash than its content`);
    ({ seq, hash } = entry);
  }
  // What was written down for an entry that is not there is half a command.
  const beyond = file.prepare<[number], number>('SELECT count(*) FROM audit_change WHERE seq > ?').pluck().get(seq);
  if (beyond !== 0) throw new Error(`${beyond} changes belong to no audit entry`);
  return { seq, hash };
}

/** Pairs of a number that is kept and the same number counted. */
const counters: readonly [what: string, kept: string, counted: string][] = [
  [
    'petition_counter',
    `SELECT json_group_array(json_array(state, class, category, urgent, major, n)) FROM
      (SELECT * FROM petition_counter WHERE n <> 0 ORDER BY state, class, category, urgent, major)`,
    `SELECT json_group_array(json_array(state, class, category, urgent, major, n)) FROM
      (SELECT state, coalesce(class, '') AS class, coalesce(category, '') AS category, urgent, major, count(*) AS n
        FROM petition GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5)`,
  ],
  [
    'petition_workshop_counter',
    `SELECT json_group_array(json_array(workshop, n)) FROM (SELECT * FROM petition_workshop_counter ORDER BY workshop)`,
    `SELECT json_group_array(json_array(workshop, n)) FROM
      (SELECT workshop, count(*) AS n FROM petition WHERE workshop IS NOT NULL GROUP BY 1 ORDER BY 1)`,
  ],
  ['cosignCount', 'SELECT sum(cosignCount) FROM petition', 'SELECT coalesce(sum(people), 0) FROM cosign'],
  ['petition_number', 'SELECT coalesce(sum(last), 0) FROM petition_number', 'SELECT count(*) FROM petition'],
  [
    'petition_import',
    "SELECT coalesce(sum(accepted), 0) FROM petition_import WHERE kind = 'petitions'",
    "SELECT count(*) FROM petition WHERE source = 'import'",
  ],
  ['petition_search', 'SELECT count(*) FROM petition_search', 'SELECT count(*) FROM petition'],
];

function expectCounters(file: Database.Database): void {
  for (const [what, kept, counted] of counters) {
    const [is, should] = [kept, counted].map((sql) => file.prepare(sql).pluck().get());
    if (is !== should && (is ?? 0) !== (should ?? 0))
      throw new Error(`${what}: ${String(is)} is kept, ${String(should)} is counted`);
  }
}

/** A command that is recorded without what it writes, or the other way round, is half a command. */
function expectEffects(file: Database.Database): void {
  const entries = new Map(
    file
      .prepare<[], { call: string; n: number }>('SELECT call, count(*) AS n FROM audit_entry GROUP BY call')
      .all()
      .map(({ call, n }) => [call, n]),
  );
  for (const { calls, sql } of effects) {
    const recorded = calls.reduce((sum, call) => sum + (entries.get(call) ?? 0), 0);
    const written = Number(file.prepare(sql).pluck().get() ?? 0);
    if (recorded !== written)
      throw new Error(`${calls.join(' and ')}: ${recorded} recorded, ${written} written: ${sql}`);
  }
}
