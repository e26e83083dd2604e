import { writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { CallName } from '../../shared/contract/index.ts';
import { isDay } from '../../shared/domain/instant.ts';
import type { Backend } from '../backend/backend.ts';
import { signIn, valueOf } from './call.ts';
import { writingTo } from './files.ts';
import { openBackend } from './open-backend.ts';
import { parseOptions, required, UsageError, type Subcommand } from './subcommand.ts';

const kinds = ['petitions', 'sessions', 'actions', 'figures'] as const;
type Kind = (typeof kinds)[number];
type Row = Record<string, unknown>;

export const exportCommand: Subcommand = {
  name: 'export',
  usage: `gongshi export ${kinds.join('|')} --data DIR [--as ACCOUNT] --out FILE.csv|FILE.xlsx [--from D --to D] [--json]`,
  summary: 'writes what the account may see as CSV or Excel; codes stay codes',
  async run(args, console) {
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
      await writingTo(out, () => (/\.xlsx$/i.test(out) ? writeExcel(out, rows) : writeCsv(out, rows)));
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

async function collect(
  kind: Kind,
  call: Call,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Row[]> {
  if (kind === 'figures') {
    const figures = (await call('figures.get', { from: from ?? '2000-01-01', to: to ?? '2999-12-31' })) as {
      rates: Record<string, Row>;
      runningRate: Row;
    };
    return [
      ...Object.entries(figures.rates).map(([figure, rate]) => ({ figure, ...rate })),
      { figure: 'runningRate', ...figures.runningRate },
    ];
  }
  if (kind === 'actions') return ((await call('action.list', { from, to })) as { rows: Row[] }).rows;
  if (kind === 'sessions') {
    const sessions = await pages(call, 'session.list', {});
    return sessions.filter(
      ({ scheduledOn }) => (from ?? '') <= String(scheduledOn) && String(scheduledOn) <= (to ?? '9'),
    );
  }
  return pages(call, 'petition.list', { receivedFrom: from, receivedTo: to, descending: false });
}

/** Everything that a listing has, page after page. */
async function pages(call: Call, name: CallName, filter: Row): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page = (await call(name, { ...filter, limit: 200, after })) as { rows: Row[]; next: string | null };
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** UTF-8 with byte order mark; what a spreadsheet would take for a formula gets an apostrophe before it. */
function writeCsv(file: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const safe = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
  const records = rows.map((row) => columns.map((column) => safe(cellText(row[column]))));
  writeFileSync(file, `\ufeff${stringify([columns, ...records])}`);
  return Promise.resolve();
}

async function writeExcel(file: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
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
