import path from 'node:path';
import Database from 'better-sqlite3';
import { openForReading, overSqlite } from '../../db/connection.ts';
import type { ReadDb } from '../../db/handles.ts';
import { databaseName } from '../../db/open.ts';
import { countPetitions, listPetitions, type PetitionFilter } from '../../db/repos/petition.queries.ts';
import { listFigureCells } from '../../db/repos/figures.queries.ts';
import { matchExpression } from '../../db/search.ts';
import { paired, percentiles, sample, type Line } from './measure.ts';

const nothing: PetitionFilter = { states: [], categories: [], classes: [], channels: [], words: '' };
const newest = { order: 'received', descending: true, after: null, limit: 50 } as const;
const columns =
  'id, seq, petitionNo, title, text, category, class, state, urgent, major, channel, workshop, handlerDepartment, receivedOn, cosignCount, nextDueOn, dueProvisional';

interface Case {
  readonly name: string;
  readonly filter: PetitionFilter;
  readonly page: Parameters<typeof listPetitions>[2];
  /** The same rows by one prepared statement of better-sqlite3. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

const cases: readonly Case[] = [
  {
    name: 'register, newest first',
    filter: nothing,
    page: newest,
    sql: `SELECT ${columns} FROM petition ORDER BY receivedOn DESC, seq DESC LIMIT 51`,
    values: [],
  },
  {
    name: 'register, one state',
    filter: { ...nothing, states: ['in_progress'] },
    page: newest,
    sql: `SELECT ${columns} FROM petition WHERE state = ? ORDER BY receivedOn DESC, seq DESC LIMIT 51`,
    values: ['in_progress'],
  },
  {
    name: 'register, class and category',
    filter: { ...nothing, classes: ['consultation'], categories: ['remuneration'] },
    page: newest,
    sql: `SELECT ${columns} FROM petition WHERE category = ? AND class = ? ORDER BY receivedOn DESC, seq DESC LIMIT 51`,
    values: ['remuneration', 'consultation'],
  },
  {
    name: 'register, by deadline',
    filter: nothing,
    page: { order: 'due', descending: false, after: null, limit: 50 },
    sql: `SELECT ${columns} FROM petition WHERE nextDueOn IS NOT NULL ORDER BY nextDueOn, seq LIMIT 51`,
    values: [],
  },
  {
    name: 'register, page 10,000 by key',
    filter: nothing,
    page: { ...newest, after: JSON.stringify(['2016-06-01', 500_000]) },
    sql: `SELECT ${columns} FROM petition WHERE (receivedOn, seq) < (?, ?) ORDER BY receivedOn DESC, seq DESC LIMIT 51`,
    values: ['2016-06-01', 500_000],
  },
  ...['饭堂', '锅炉压力表'].map((words, index) => ({
    name: index === 0 ? 'search, common word' : 'search, rare word',
    filter: { ...nothing, words },
    page: newest,
    sql: `SELECT ${columns} FROM petition_search CROSS JOIN petition ON petition.seq = petition_search.rowid WHERE petition_search = ? ORDER BY petition_search.rowid DESC LIMIT 51`,
    values: [matchExpression(words)],
  })),
];

/** Register, search, counts and figures at the query functions, each beside the bare statement where there is one. */
export async function measureQueries(folder: string): Promise<readonly Line[]> {
  const file = path.join(folder, databaseName);
  const opened = overSqlite(openForReading(file));
  const db = opened as unknown as ReadDb;
  const bare = new Database(file, { readonly: true });
  bare.pragma('mmap_size = 0');
  const lines: Line[] = [];
  for (const { name, filter, page, sql, values } of cases) {
    const statement = bare.prepare<unknown[]>(sql);
    const expected = statement.all(...values) as readonly { id: string }[];
    const { rows } = await listPetitions(db, filter, page);
    if (rows.length === 0 || rows.some((row, index) => row.id !== expected[index]?.id))
      throw new Error(`${name}: not the rows of the bare statement`);
    const { ours, ratio } = await paired(
      () => listPetitions(db, filter, page),
      () => statement.all(...values),
      300,
    );
    lines.push({ name, ...percentiles(ours), unit: 'ms', ratio, budget: '≤ 1.5×', met: ratio <= 1.5 });
  }
  const counts = percentiles(await sample(() => countPetitions(db, nothing), 200));
  lines.push({ name: 'facet counts', ...counts, unit: 'ms', budget: '≤ 1 ms', met: counts.p50 <= 1 });
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const figures = percentiles(await sample(() => listFigureCells(db, year, '2026-11-20'), 20));
  lines.push({ name: 'figures of a year', ...figures, unit: 'ms', budget: '≤ 100 ms', met: figures.p50 <= 100 });
  await opened.destroy();
  bare.close();
  return lines;
}
