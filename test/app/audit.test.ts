import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../electron/cli/run.ts';
import { fingerprintCharacters, fingerprintCode, fingerprintWords } from '../../shared/domain/fingerprint.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { queue } from '../support/session.ts';
import { tamper } from '../support/tampering.ts';

const lastHash = (host: TestHost, call: string): string =>
  host.rows<{ hash: string }>('SELECT hash FROM audit_entry WHERE call = ? ORDER BY seq DESC LIMIT 1', call)[0]?.hash ??
  '';

async function twoPetitions(): Promise<{ host: TestHost; chair: Person; hash: string }> {
  const host = await testHost();
  const chair = await host.chair();
  await queue(chair, '夜班津贴太低，和同行比差了一半');
  const hash = lastHash(host, 'petition.register');
  await queue(chair, '饭堂的菜总是凉的，排队要二十分钟');
  return { host, chair, hash };
}

describe('verifying', () => {
  it('says what it looked at, and that it holds, to the union, the representatives and the observer', async () => {
    const { host, chair } = await twoPetitions();
    const observer = await host.person(chair, 'observer');
    const { outcome, head, baseline, checks } = await observer.do('audit.verify', {});
    expect({ outcome, baseline }).toEqual({ outcome: 'holds', baseline: null });
    const entries = host.rows<{ n: number }>('SELECT count(*) AS n FROM audit_entry')[0]?.n;
    expect(head).toEqual(host.rows('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')[0]);
    expect(checks.map(({ check, looked }) => [check, looked])).toEqual(
      expect.arrayContaining([
        ['chain', entries],
        ['digests', entries],
        ['ballots', 0],
      ]),
    );
    expect(checks.every(({ wrong, first }) => wrong === 0 && first === null)).toBe(true);
    const manager = await host.person(chair, 'management');
    expect((await manager.refused('audit.verify', {})).code).toBe('FORBIDDEN');
  });

  it('answers two who ask at once with the same verification, and writes nothing', async () => {
    const { host, chair } = await twoPetitions();
    const before = host.rows('SELECT count(*) FROM audit_entry');
    const [one, two] = await Promise.all([
      host.backend.services.verifying.verify(),
      host.backend.services.verifying.verify(),
    ]);
    expect(one).toBe(two);
    expect(await host.backend.services.verifying.verify()).not.toBe(one);
    expect(await chair.do('audit.progress', {})).toEqual({ running: null });
    expect(host.rows('SELECT count(*) FROM audit_entry')).toEqual(before);
  });

  it('lets go of the database while the log is emptied, and begins again', async () => {
    const { host } = await twoPetitions();
    const { verifying, emptyLog } = host.backend.services;
    const verification = verifying.verify();
    const from = performance.now();
    await emptyLog();
    // A snapshot held meanwhile would keep SQLite waiting for its five seconds.
    expect(performance.now() - from).toBeLessThan(3000);
    expect((await verification).outcome).toBe('holds');
  });
});

describe('the list of entries', () => {
  it('is newest first, pages by key, and says who did what about which number', async () => {
    const { chair } = await twoPetitions();
    const first = await chair.do('audit.list', { limit: 2 });
    expect(first.rows.map(({ call, role, name, number }) => ({ call, role, name, number }))).toEqual([
      { call: 'petition.register', role: 'chair', name: '霍明辉', number: '2025-0002' },
      { call: 'petition.register', role: 'chair', name: '霍明辉', number: '2025-0001' },
    ]);
    const second = await chair.do('audit.list', { limit: 2, after: first.next });
    expect(second.rows.map(({ call, name }) => [call, name])).toEqual([
      ['account.signIn', '霍明辉'],
      ['system.setUp', '霍明辉'],
    ]);
    expect(second.next).toBeNull();
  });

  it('shows no time below the hour around an anonymous petition, and the minute otherwise', async () => {
    const host = await testHost('2025-09-26T15:20:00+08:00');
    const chair = await host.chair();
    await chair.do('petition.register', { text: '班长收礼，请工会过问，不要说是谁说的' });
    const later = await host.reopen('2025-09-26T16:40:00+08:00');
    const representative = await later.person(await later.signIn('chair'), 'representative');
    const { rows } = await representative.do('audit.list', {});
    const at = (call: string) =>
      rows.filter((row) => row.call === call).map((row) => [row.at.slice(11, 16), row.toTheHour]);
    expect(at('petition.register')).toEqual([['07:00', true]]);
    expect(at('system.setUp')).toEqual([['07:00', true]]);
    expect(at('account.create')).toEqual([['08:40', false]]);
  });
});

describe('a fingerprint from a paper', () => {
  it.each([
    ['characters', fingerprintCharacters],
    ['words', fingerprintWords],
    ['a code', fingerprintCode],
  ])('is found as %s', async (_how, write) => {
    const { chair, hash } = await twoPetitions();
    const { found } = await chair.do('audit.find', { fingerprint: write(hash) });
    expect(found).toMatchObject({
      hash,
      brokenAt: null,
      differing: 0,
      entry: { call: 'petition.register', number: '2025-0001' },
    });
  });

  it('says which of its rows were changed since, and by which entries', async () => {
    const { host, chair, hash } = await twoPetitions();
    const [petition] = host.rows<{ id: string }>("SELECT id FROM petition WHERE petitionNo = '2025-0001'");
    const officer = await host.person(chair, 'officer');
    await officer.do('petition.cosign', { petitionId: petition?.id as never, people: 3 });
    const { found } = await chair.do('audit.find', { fingerprint: fingerprintCode(hash) });
    expect(found?.differing).toBe(0);
    expect(found?.same).toBeLessThan(found?.rows ?? 0);
    expect(found?.later.map(({ call }) => call)).toContain('petition.cosign');
  });

  it('tells a row that is no longer what the record says', async () => {
    const { host, hash } = await twoPetitions();
    await host.close();
    tamper(host.dataDir, (db) => db.exec("UPDATE petition SET text = '无事' WHERE petitionNo = '2025-0001'"));
    const again = await host.reopen();
    const { found } = await (await again.signIn('chair')).do('audit.find', { fingerprint: fingerprintCode(hash) });
    expect(found).toMatchObject({ brokenAt: null, differing: 1 });
  });

  it('is not there when the record was replaced; one misread sign leads to the entry that was meant', async () => {
    const { chair, hash } = await twoPetitions();
    expect(await chair.do('audit.find', { fingerprint: fingerprintCode('f'.repeat(64)) })).toMatchObject({
      found: null,
      nearest: null,
    });
    const misread = `${hash.slice(0, 21)}${hash[21] === '0' ? '1' : '0'}`;
    expect(await chair.do('audit.find', { fingerprint: misread })).toMatchObject({ found: null, nearest: { hash } });
    expect((await chair.refused('audit.find', { fingerprint: '看不清' })).code).toBe('FINGERPRINT_UNREADABLE');
  });
});

describe('gongshi verify and gongshi fingerprint', () => {
  const run = async (...args: string[]) => {
    let out = '';
    let err = '';
    const code = await runCommandLine(args, {
      env: {},
      here: new URL('../../electron/', import.meta.url),
      out: (text) => (out += text),
      err: (text) => (err += text),
    });
    return { code, out, err };
  };

  it('need no account, write nothing, and end with 0 or with the first finding and 1', async () => {
    const { host, hash } = await twoPetitions();
    await host.close();
    const data = ['--data', host.dataDir];
    expect(await run('verify', ...data)).toMatchObject({ code: 0, out: expect.stringContaining('全部相符') as string });
    expect(await run('fingerprint', fingerprintCharacters(hash), ...data)).toMatchObject({ code: 0 });
    tamper(host.dataDir, (db) => db.exec("UPDATE petition SET text = '无事' WHERE petitionNo = '2025-0001'"));
    const broken = await run('verify', ...data, '--json');
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({ outcome: 'broken' });
    expect((await run('verify', ...data)).out).toContain('诉求（2025-0001）的内容与最后一次记录的不符');
    expect((await run('fingerprint', fingerprintCode(hash), ...data)).code).toBe(1);
    expect((await run('fingerprint', ...data)).code).toBe(2);
  });

  it('refuse what is no record of this program', async () => {
    const { host } = await twoPetitions();
    await host.close();
    const file = path.join(host.dataDir, 'gongshi.db');
    rmSync(file);
    expect((await run('verify', '--data', host.dataDir)).code).toBe(1);
    const other = new Database(file);
    other.exec('CREATE TABLE x (y)');
    other.close();
    expect((await run('verify', '--data', host.dataDir)).err).toContain('DATABASE_CORRUPT');
  });
});
