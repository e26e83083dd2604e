import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { runCommandLine } from '../../electron/cli/run.ts';

const passphrase = 'gongshi-demo';
const files = path.resolve(import.meta.dirname, '../data');
let folder = '';
let demo = '';
let empty = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongshi-cli-'));
  demo = path.join(folder, 'demo');
  empty = path.join(folder, 'empty');
  const filled = await run('demo', '--data', demo, '--json');
  if (filled.code !== 0) throw new Error(filled.err);
  const chair = { name: 'chair', displayName: '霍明辉', passphrase: '长风破浪会有时' };
  const input = path.join(folder, 'set-up.json');
  writeFileSync(
    input,
    JSON.stringify({ enterpriseName: '禅陶建材', unionName: '禅陶工会', size: 'large', staffCount: 300, chair }),
  );
  const setUp = await run('call', 'system.setUp', '--data', empty, '--input', `@${input}`, '--json');
  if (setUp.code !== 0) throw new Error(setUp.err);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCommandLine(args, {
    env: {
      GONGSHI_PASSPHRASE: args.includes(demo) ? passphrase : '长风破浪会有时',
      GONGSHI_PASSPHRASE_COST: 'test',
      GONGSHI_CLOCK: '2026-11-20T09:00:00+08:00',
    },
    here: pathToFileURL(`${path.resolve(import.meta.dirname, '../../electron')}/`),
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> };
}

const names = [
  'serve',
  'demo',
  'call',
  'contract',
  'import',
  'export',
  'classify',
  'due',
  'figures',
  'verify',
  'fingerprint',
];

describe('every subcommand', () => {
  it('is named by --help', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect((await run()).code).toBe(2);
  });

  it.each(names)('%s tells its options, and refuses what it does not know', async (name) => {
    const help = await run(name, '--help');
    expect([help.code, help.out]).toEqual([0, expect.stringContaining(`gongshi ${name}`)]);
    expect(help.out).toContain(name === 'due' || name === 'classify' || name === 'serve' ? '--' : '--json');
    const unknown = await run(name, '--nonsense');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain(`gongshi ${name}`);
  });

  it.each([
    ['no data folder', ['serve']],
    ['a port that is none', ['serve', '--data', 'x', '--port', '70000']],
    ['no kind', ['import', 'recipes', 'x', '--data', 'x']],
    ['no file', ['import', 'petitions', '--data', 'x']],
    ['no period', ['figures', '--data', 'x']],
    ['a day that is none', ['export', 'petitions', '--data', 'x', '--out', 'a.csv', '--from', '2026-02-30']],
    ['a time that is none', ['due', '--received', '2025-02-30T10:00', '--class', 'immediate']],
    ['a class that is none', ['due', '--received', '2025-09-26', '--class', 'soon']],
    ['no JSON', ['call', 'petition.list', '--data', 'x', '--input', '{']],
    ['a passphrase as an argument', ['call', 'petition.list', '--data', 'x', '--passphrase', 'secret']],
  ])('exits 2 for %s, before anything is opened', async (_what, args) => {
    const { code, err } = await run(...args);
    expect([code, err.includes('gongshi')]).toEqual([2, true]);
    expect(existsSync('x')).toBe(false);
  });
});

describe('files named on the command line', () => {
  it.each([
    ['import', ['import', 'petitions', '/no/such.csv', '--data'], 'FILE_UNREADABLE'],
    ['call', ['call', 'petition.list', '--input', '@/no/such.json', '--data'], 'FILE_UNREADABLE'],
    ['export', ['export', 'petitions', '--out', '/no/such/folder/a.csv', '--data'], 'FILE_UNWRITABLE'],
  ])('%s says which could not be read or written', async (_name, args, code) => {
    const answer = await run(...args, empty, '--json');
    expect(answer.code).toBe(1);
    expect(answer.json()).toMatchObject({ error: { code, details: { file: expect.stringContaining('/no/such') } } });
  });

  it('classify refuses a file without texts, and writes nothing', async () => {
    const file = path.join(folder, 'no-texts.csv');
    const out = path.join(folder, 'never.csv');
    writeFileSync(file, 'id,words\n1,x\n');
    expect((await run('classify', '--in', file, '--out', out, '--json')).json()).toMatchObject({
      error: { code: 'FILE_HEADER_WRONG' },
    });
    expect(existsSync(out)).toBe(false);
  });
});

describe('import', () => {
  const rosters = [
    ['employees', 'employees.csv', 300],
    ['representatives', 'representatives.csv', 36],
    ['management', 'management.csv', 8],
  ] as const;
  it.each(rosters)('%s: a dry run writes nothing, then all rows', async (kind, file, rows) => {
    const args = ['import', kind, path.join(files, file), '--data', empty, '--json'];
    expect((await run(...args, '--dry-run')).json()).toMatchObject({ goodRows: rows, written: 0 });
    const done = await run(...args);
    expect([done.code, done.json()]).toMatchObject([0, { goodRows: rows, written: rows }]);
  });

  it('calendar: a year is checked, taken, and counted by from then on', async () => {
    const file = path.join(folder, 'calendar.json');
    const year = { year: 2028, off: ['2028-01-03'], work: [], source: '国务院办公厅' };
    writeFileSync(file, `\ufeff${JSON.stringify(year)}`);
    const args = ['import', 'calendar', file, '--data', empty, '--json'];
    expect((await run(...args, '--dry-run')).json()).toEqual({ year: 2028, written: 0, recomputed: 0 });
    const listed = async () =>
      JSON.stringify((await run('call', 'calendar.get', '--as', 'chair', '--data', empty)).json());
    expect(await listed()).not.toContain('2028');
    expect((await run(...args)).json()).toMatchObject({ year: 2028, written: 1 });
    expect(await listed()).toContain('2028');
    const due = ['due', '--received', '2028-01-01', '--class', 'immediate'];
    expect((await run(...due)).json()['provisional']).toBe(true);
    expect((await run(...due, '--calendar', file)).json()).toMatchObject({
      answerBy: '2028-01-04',
      provisional: false,
    });
    writeFileSync(file, JSON.stringify({ ...year, off: ['2027-01-03'] }));
    expect((await run(...args)).json()).toMatchObject({ error: { code: 'CALENDAR_YEAR_INVALID' } });
  });

  it('petitions: bad rows stand in the way until they are left out', async () => {
    const file = path.join(files, 'bad/03_missing_text.csv');
    const args = ['import', 'petitions', file, '--data', empty];
    expect((await run(...args, '--json')).json()).toMatchObject({ error: { code: 'IMPORT_HAS_BAD_ROWS' } });
    const done = await run(...args, '--skip-bad');
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('written 2, skipped 4')]);
    expect(done.out).toContain('B3 ');
  });
});

describe('start-over', () => {
  it('sets up a new chair where passphrase and recovery key are lost, and nothing under another name', async () => {
    const data = path.join(folder, 'lost');
    const input = readFileSync(path.join(folder, 'set-up.json'), 'utf8');
    expect((await run('call', 'system.setUp', '--data', data, '--input', input)).code).toBe(0);
    const wanted = ['--data', data, '--account', 'chair2', '--display', '梁婉仪'];
    const refused = await run('start-over', ...wanted, '--enterprise', '别的公司');
    expect([refused.code, refused.err.split(':')[0]]).toEqual([1, 'NAME_DOES_NOT_MATCH']);
    const done = await run('start-over', ...wanted, '--enterprise', '禅陶建材');
    expect(done.code, done.err).toBe(0);
    expect(done.out).toMatch(/GSHI-/);
    const accounts = await run('call', 'account.list', '--data', data, '--as', 'chair2');
    expect(JSON.parse(accounts.out)).toMatchObject([
      { name: 'chair2', role: 'chair', disabledAt: null },
      { name: 'chair', disabledAt: expect.any(String) as string },
    ]);
  });
});

describe('export and figures', () => {
  const counted = {
    petitions: 'SELECT count(*) AS n FROM petition',
    sessions: 'SELECT count(*) AS n FROM session',
    actions: 'SELECT count(*) AS n FROM action_item',
  };
  it.each(Object.entries(counted))('%s: every one there is, done ones too', async (kind, sql) => {
    const out = path.join(folder, `${kind}.csv`);
    const answer = await run('export', kind, '--data', demo, '--as', 'zhuxi', '--out', out, '--json');
    const { default: Database } = await import('better-sqlite3');
    const file = new Database(path.join(demo, 'gongshi.db'), { readonly: true });
    const { n } = file.prepare<[], { n: number }>(sql).get() ?? { n: 0 };
    file.close();
    expect(n).toBeGreaterThan(5);
    expect(answer.json()).toEqual({ rows: n, file: out });
    expect((parse(readFileSync(out), { bom: true, columns: true }) as unknown[]).length).toBe(n);
  });

  it('sessions of a period only, and a header also when there are none', async () => {
    const out = path.join(folder, 'period.csv');
    const period = ['--from', '2026-07-01', '--to', '2026-09-30'];
    await run('export', 'sessions', '--data', demo, '--as', 'zhuxi', '--out', out, ...period);
    const rows = parse(readFileSync(out), { bom: true, columns: true }) as { scheduledOn: string }[];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ scheduledOn }) => scheduledOn >= '2026-07-01' && scheduledOn <= '2026-09-30')).toBe(true);
    await run('export', 'sessions', '--data', empty, '--out', out);
    expect(readFileSync(out, 'utf8')).toMatch(/^\ufeffid,sessionNo,.*\n$/);
  });

  it('figures come with the numbers they were made from, also without --as where there is one chair', async () => {
    const period = ['--from', '2026-01-01', '--to', '2026-10-31', '--json'];
    const named = await run('figures', '--data', demo, '--as', 'zhuxi', ...period);
    const unnamed = await run('figures', '--data', demo, ...period);
    expect([named.code, unnamed.out]).toEqual([0, named.out]);
    expect(named.json()).toHaveProperty('rates');
    expect(
      (await run('figures', '--data', demo, '--from', 'soon', '--to', '2026-10-31', '--json')).json(),
    ).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { field: 'from' } },
    });
  });
});
