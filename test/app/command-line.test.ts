import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../electron/cli/run.ts';

const passphrase = '长风破浪会有时';
let folder = '';
let data = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongshi-cli-'));
  data = path.join(folder, 'data');
  const chair = { name: 'chair', displayName: '霍明辉', passphrase };
  const input = { enterpriseName: '禅陶建材', unionName: '禅陶工会', size: 'large', staffCount: 300, chair };
  const { code, err } = await run('call', 'system.setUp', '--data', data, '--input', JSON.stringify(input));
  if (code !== 0) throw new Error(err);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCommandLine(args, {
    env: {
      GONGSHI_PASSPHRASE: passphrase,
      GONGSHI_PASSPHRASE_COST: 'test',
      GONGSHI_CLOCK: '2026-11-20T09:00:00+08:00',
    },
    here: pathToFileURL(`${path.resolve(import.meta.dirname, '../../electron')}/`),
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

describe('the command line', () => {
  it('tells a deadline by the working calendar', async () => {
    const { code, out } = await run('due', '--received', '2025-09-26T17:00', '--class', 'immediate');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ answerBy: '2025-09-28', doneBy: '2025-09-30', provisional: false });
  });

  it('imports, lists and exports what the account may see, formula signs disarmed', async () => {
    const file = path.join(folder, 'in.csv');
    writeFileSync(file, '诉求内容\n=1+1 这个公式式的诉求\n饭堂的菜不热\n');
    const account = ['--data', data, '--as', 'chair'];
    expect((await run('import', 'petitions', file, ...account, '--dry-run', '--json')).code).toBe(0);
    const listed = await run('call', 'petition.list', ...account, '--json');
    expect((JSON.parse(listed.out) as { rows: unknown[] }).rows).toHaveLength(0);
    const done = await run('import', 'petitions', file, ...account, '--json');
    expect(JSON.parse(done.out)).toMatchObject({ written: 2, skipped: 0 });
    const csv = path.join(folder, 'out.csv');
    expect((await run('export', 'petitions', ...account, '--out', csv)).code).toBe(0);
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain("'=1+1");
    const xlsx = path.join(folder, 'out.xlsx');
    expect((await run('export', 'figures', ...account, '--out', xlsx)).code).toBe(0);
    expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
  });

  it('acts as the chair where no account is named, and exports sessions', async () => {
    const csv = path.join(folder, 'sessions.csv');
    const input = { kind: 'urgent', scheduledAt: '2026-11-20T06:00:00.000Z', place: '职工之家' };
    await run('call', 'session.schedule', '--data', data, '--as', 'chair', '--input', JSON.stringify(input));
    const done = await run('export', 'sessions', '--data', data, '--out', csv, '--from', '2026-11-01', '--json');
    expect(JSON.parse(done.out)).toMatchObject({ rows: 1 });
    expect(readFileSync(csv, 'utf8')).toContain('2026年11月紧急协商会议');
    const none = await run('export', 'sessions', '--data', data, '--out', csv, '--from', '2026-12-01', '--json');
    expect(JSON.parse(none.out)).toMatchObject({ rows: 0 });
  });

  it('takes in the calendar of a new year, and refuses one that is none', async () => {
    const file = path.join(folder, '2027.json');
    writeFileSync(file, JSON.stringify({ year: 2027, off: ['2027-01-01'], work: ['2027-01-02'], source: '测试' }));
    const done = await run('import', 'calendar', file, '--data', data, '--json');
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { year: 2027 }]);
    writeFileSync(file, JSON.stringify({ year: 2027, off: ['2028-01-01'], work: [], source: '测试' }));
    const refused = await run('import', 'calendar', file, '--data', data, '--json');
    expect([refused.code, refused.err + refused.out]).toEqual([1, expect.stringContaining('CALENDAR_YEAR_INVALID')]);
  });

  it('says that a port is taken, with the port, and ends', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await run('serve', '--data', data, '--port', String(port), '--no-open');
    expect([code, err]).toEqual([1, expect.stringMatching(new RegExp(`PORT_IN_USE.*${port}`))]);
    taken.close();
  });

  it('classifies a file', async () => {
    const file = path.join(folder, 'texts.csv');
    const out = path.join(folder, 'classes.csv');
    writeFileSync(file, 'id,text\n1,三楼水龙头漏水没人修\n2,全厂拖欠三个月工资大家准备停工\n');
    expect((await run('classify', '--in', file, '--out', out)).code).toBe(0);
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    expect(lines[0]).toBe('id,category,class,urgent,major,in_scope,confidence,reasons');
    expect(lines).toHaveLength(3);
  });

  it('lists every call with its JSON Schemas', async () => {
    const { code, out } = await run('contract');
    expect(code).toBe(0);
    const calls = JSON.parse(out) as { name: string; input: { type: string } }[];
    expect(calls.find((call) => call.name === 'petition.register')?.input.type).toBe('object');
  });

  it('exits 2 for what it does not understand and 1 for what is refused, with the code', async () => {
    expect((await run('nonsense')).code).toBe(2);
    expect((await run('due', '--class', 'immediate')).code).toBe(2);
    expect((await run('export', 'petitions', '--data', data, '--as', 'chair', '--out', 'x.pdf')).code).toBe(2);
    expect((await run('due', '--help')).code).toBe(0);
    const refused = await run(
      'call',
      'petition.get',
      '--data',
      data,
      '--as',
      'chair',
      '--json',
      '--input',
      '{"petitionId":"7"}',
    );
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { field: 'petitionId' } },
    });
    const bad = path.join(folder, 'bad.csv');
    writeFileSync(bad, '诉求内容\n好的诉求\n　\n,\n');
    expect((await run('call', 'petition.list', '--data', data)).code).toBe(1);
  });
});
