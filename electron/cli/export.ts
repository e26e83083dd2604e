import { writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { assertNever } from '../../shared/assert-never.ts';
import { contract, type CallName } from '../../shared/contract/index.ts';
import { addDays, daysBetween, isDay } from '../../shared/domain/instant.ts';
import type { Backend } from '../backend/backend.ts';
import { signIn, valueOf } from './call.ts';
import { exportEverything } from './everything.ts';
import { writingTo } from './files.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, UsageError, type Subcommand } from './subcommand.ts';

const kinds = ['petitions', 'sessions', 'actions', 'figures'] as const;
type Kind = (typeof kinds)[number];
type Row = Record<string, unknown>;

export const exportCommand: Subcommand = {
  name: 'export',
  usage: `gongshi export ${kinds.join('|')} --data DIR [--as ACCOUNT] --out FILE.csv|FILE.xlsx [--from D --to D] [--json]
       gongshi export everything --data DIR [--as ACCOUNT] --to EMPTYDIR [--json]`,
  summary: 'writes what the account may see as CSV or Excel; codes stay codes',
  async run(args, console) {
    if (args[0] === 'everything') return exportEverything(args.slice(1), console);
    const { values, positionals } = parseOptions(args, {
      data: { type: 'string' },
      as: { type: 'string' },
      out: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const kind = kinds.find((known) => known === positionals[0]);
    if (kind === undefined) throw new UsageError(`what is exported is one of ${kinds.join(', ')}`);
    const out = required(values.out, '--out');
    if (!/\.(csv|xlsx)$/i.test(out)) throw new UsageError('--out ends in .csv or .xlsx');
    for (const day of [values.from, values.to])
      if (day !== undefined && !isDay(day)) throw new UsageError(`${day} is no day`);
    const backend = await openBackend(required(values.data, '--data'), console);
    try {
      const token = await signIn(backend, values.as, console);
      const rows = await collect(kind, caller(backend, token), { from: values.from, to: values.to });
      const columns = columnsOf(kind, rows);
      await writingTo(out, () =>
        /\.xlsx$/i.test(out) ? writeExcel(out, columns, rows) : writeCsv(out, columns, rows),
      );
      console.out(values.json ? `${JSON.stringify({ rows: rows.length, file: out })}\n` : `${rows.length} rows\n`);
      return 0;
    } finally {
      await backend.close();
    }
  },
};

type Call = (name: CallName, input: unknown) => Promise<unknown>;

function caller(backend: Backend, token: string): Call {
  return async (name, input) => valueOf(await backend.dispatch({ call: name, input, token }, 'cli'));
}

type Period = { from?: string | undefined; to?: string | undefined };
type Page = { rows: Row[]; next: string | null };

function collect(kind: Kind, call: Call, period: Period): Promise<Row[]> {
  switch (kind) {
    case 'petitions':
      return collectPetitions(call, period);
    case 'sessions':
      return collectSessions(call, period);
    case 'actions':
      return collectActions(call, period);
    case 'figures':
      return collectFigures(call, period);
    default:
      return assertNever(kind);
  }
}

async function collectPetitions(call: Call, { from, to }: Period): Promise<Row[]> {
  const filter = { receivedFrom: from, receivedTo: to, descending: false };
  return everyPage((after) => call('petition.list', { ...filter, limit: 200, after }));
}

async function collectSessions(call: Call, { from = '', to = '9999' }: Period): Promise<Row[]> {
  const rows = await everyPage((after) => call('session.list', { limit: 200, after }));
  return rows.filter((row) => String(row['scheduledOn']) >= from && String(row['scheduledOn']) <= to);
}

/** The lists that together hold every commitment once. */
const actionLists = ['open', 'done', 'dropped'] as const;
const longestList = 500;

async function collectActions(call: Call, { from = '2000-01-01', to = '2999-12-31' }: Period): Promise<Row[]> {
  const rows: Row[] = [];
  for (const group of actionLists) rows.push(...(await actionsDue(call, group, from, to)));
  return rows.toSorted((a, b) => String(a['actionNo']).localeCompare(String(b['actionNo'])));
}

/** A list that is as long as lists get is asked for again in two halves of its days. */
async function actionsDue(call: Call, group: string, from: string, to: string): Promise<Row[]> {
  const { rows } = (await call('action.list', { group, from, to, limit: longestList })) as { rows: Row[] };
  if (rows.length < longestList || from >= to) return rows;
  const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
  return [...(await actionsDue(call, group, from, middle)), ...(await actionsDue(call, group, addDays(middle, 1), to))];
}

async function collectFigures(call: Call, { from = '2000-01-01', to = '2999-12-31' }: Period): Promise<Row[]> {
  const figures = (await call('figures.get', { from, to })) as { rates: Record<string, Row>; runningRate: Row };
  return [
    ...Object.entries(figures.rates).map(([figure, rate]) => ({ figure, ...rate })),
    { figure: 'runningRate', ...figures.runningRate },
  ];
}

async function everyPage(read: (after: string | null) => Promise<unknown>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page = (await read(after)) as Page;
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** An empty export has its header too: the columns are those of the contract. */
function columnsOf(kind: Kind, rows: readonly Row[]): string[] {
  const listed = {
    petitions: contract['petition.list'].output.entries.rows.item.entries,
    sessions: contract['session.list'].output.entries.rows.item.entries,
    actions: contract['action.list'].output.entries.rows.item.entries,
    figures: rows[0] ?? {},
  };
  return Object.keys(listed[kind]);
}

const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** UTF-8 with byte order mark; what a spreadsheet would take for a formula gets an apostrophe before it. */
function writeCsv(file: string, columns: readonly string[], rows: readonly Row[]): Promise<void> {
  const safe = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
  const records = rows.map((row) =>
    columns.map((column) => {
      const value = row[column];
      return typeof value === 'string' ? safe(value) : cellText(value);
    }),
  );
  writeFileSync(file, `\ufeff${stringify([columns, ...records])}`);
  return Promise.resolve();
}

async function writeExcel(file: string, columns: readonly string[], rows: readonly Row[]): Promise<void> {
  const data = [
    columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      columns.map((column) => {
        const value = row[column];
        return typeof value === 'number' ? { value, type: Number } : { value: cellText(value), type: String };
      }),
    ),
  ];
  await writeExcelFile(data).toFile(file);
}
