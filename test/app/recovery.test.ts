import { once } from 'node:events';
import { closeSync, copyFileSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseName } from '../../db/open.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { passphrase, testHost, type Person, type TestHost } from '../support/backend.ts';

const by = { kind: 'passphrase', accountName: 'chair', passphrase } as const;
const early = 80;
const late = 25;

async function register(chair: Person, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1)
    await chair.do('petition.register', { text: `第${n}条诉求：三楼洗手台水龙头关不紧，${'请尽快维修。'.repeat(60)}` });
}

/** A closed record with a backup of its first 80 petitions and 25 registered since, one of the first changed since. */
async function recordWithBackup(): Promise<{ dataDir: string; file: string; host: TestHost }> {
  const host = await testHost(undefined, undefined, { attended: false });
  const chair = await host.chair();
  await register(chair, 0, early);
  const { made } = await chair.do('backup.make', {});
  const decision = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
  const [first] = host.rows<{ id: string }>('SELECT id FROM petition ORDER BY seq DESC LIMIT 1');
  await chair.do('petition.triage', { petitionId: first?.id as never, version: 0, decision });
  await register(chair, early, early + late);
  await host.close();
  return { dataDir: host.dataDir, file: made[0] ?? '', host };
}

function overwrite(dataDir: string, from: number, length: number): void {
  const handle = openSync(path.join(dataDir, databaseName), 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(handle);
}

async function value<T>(host: TestHost, name: string, input: object = {}): Promise<T> {
  const reply = await host.send(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}\n${host.errors.join('\n')}`);
  return reply.value as T;
}

async function recover(dataDir: string, file: string) {
  const host = await testHost(undefined, dataDir, { attended: true });
  const status = await value<OutputOf<'system.status'>>(host, 'system.status');
  return { host, status, run: () => value<OutputOf<'recovery.run'>>(host, 'recovery.run', { file, by }) };
}

/** Where the first page of a table lies. */
function pageOf(dataDir: string, table: string): number {
  const sqlite = new Database(path.join(dataDir, databaseName), { readonly: true });
  const page = sqlite.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  sqlite.close();
  return ((page ?? 1) - 1) * 4096;
}

const count = (host: TestHost): unknown => host.rows('SELECT count(*) AS n FROM petition')[0]?.['n'];

describe('a damaged record', () => {
  it('is no failure to whoever asks whether phones are served', async () => {
    const host = await testHost();
    await host.setUp();
    await host.close();
    const { dataDir } = host;
    overwrite(dataDir, 0, 4096);
    const entry = new URL('../../electron/backend/entry.ts', import.meta.url);
    const boot = { dataDir, resourcesDir: path.resolve(import.meta.dirname, '../../electron/backend/resources') };
    const program = new Worker(entry, { argv: [JSON.stringify(boot)], stderr: true });
    let logged = '';
    program.stderr.on('data', (part: Buffer) => (logged += part.toString()));
    const told = new Set<string>();
    program.on('message', ({ type }: { type: string }) => told.add(type));
    await expect.poll(() => [...told], { timeout: 60_000 }).toContain('ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
    program.postMessage({ type: 'shutdown' });
    await once(program, 'exit');
    expect([...told]).toEqual(['ready', 'due', 'closed']);
    expect(logged).toBe('');
  }, 90_000);

  it('whose damage is met while the program starts begins with the recovery too', async () => {
    const { dataDir } = await recordWithBackup();
    overwrite(dataDir, pageOf(dataDir, 'triage_correction'), 4096);
    const refused = await testHost(undefined, dataDir, { attended: false }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'DATABASE_CORRUPT' });
    const { host, status } = await recover(dataDir, '');
    expect(status).toMatchObject({ damaged: true, setUp: false });
    expect(host.errors).toEqual([]);
    const state = await value<OutputOf<'recovery.state'>>(host, 'recovery.state');
    expect(state.newest).toMatchObject({ problem: null });
    await host.close();
  });

  it('whose first page is gone starts into the recovery, and everything comes back', async () => {
    const { dataDir, file } = await recordWithBackup();
    overwrite(dataDir, 0, 4096);
    const { host, status, run } = await recover(dataDir, file);
    expect(status).toMatchObject({ damaged: true, setUp: false });
    // Nothing else answers, and what answers without a key tells nothing of the record.
    expect(await host.send('account.signIn', { name: 'chair', passphrase })).toMatchObject({
      ok: false,
      error: { code: 'DATABASE_CORRUPT' },
    });
    const state = await value<OutputOf<'recovery.state'>>(host, 'recovery.state');
    expect(state.newest).toMatchObject({ file, problem: null, accounts: ['chair'] });

    const report = await run();
    expect(count(host)).toBe(early + late);
    expect(report.petitionNos).toHaveLength(late + 1);
    expect(report.tables.find(({ name }) => name === 'petition')).toMatchObject({ added: late, updated: 1 });
    expect(host.rows('SELECT last FROM petition_number')).toEqual([{ last: early + late }]);
    expect(host.rows("SELECT call FROM audit_entry WHERE call LIKE 'recovery.%' OR call LIKE 'backup.%'")).toEqual([
      { call: 'backup.restored' },
      { call: 'recovery.salvage' },
    ]);
    expect(host.rows('SELECT count(*) AS n FROM petition WHERE version > 0')).toEqual([{ n: 1 }]);
    expect(host.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(host.rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(existsSync(path.join(report.setAside, databaseName))).toBe(true);
    // It is a working record again: one can sign in, find what was salvaged, and register.
    const chair = await host.signIn('chair');
    expect((await chair.do('petition.list', { words: `第${early + 3}条` })).rows).toHaveLength(1);
    await register(chair, 500, 501);
    const { outcome, checks } = await chair.do('audit.verify', {});
    expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([]);
    expect(outcome).not.toBe('broken');
    expect((await host.send('recovery.state', {})).ok).toBe(false);
  });

  it('with pages gone in the middle is found out at the first reading, and nothing that can be read is lost', async () => {
    const { dataDir, file } = await recordWithBackup();
    const whole = new Database(path.join(dataDir, databaseName), { readonly: true });
    const pages = whole
      .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'petition' AND pagetype = 'leaf' ORDER BY pageno")
      .pluck();
    const [leaf = 0] = safely(() => pages.all().slice(3, 4)) ?? [];
    whole.close();
    overwrite(dataDir, leaf === 0 ? 4096 * 30 : (leaf - 1) * 4096, 4096 * 3);
    const { host, status, run } = await recover(dataDir, file);
    if (!status.damaged) {
      const chair = await host.signIn('chair').catch(() => undefined);
      for (let n = 0; n < 20; n += 1) {
        await host.send('petition.list', { limit: 200 }, chair?.token);
        await new Promise((resolve) => setTimeout(resolve, 100));
        if ((await value<OutputOf<'system.status'>>(host, 'system.status')).damaged) break;
      }
    }
    expect(await value<OutputOf<'system.status'>>(host, 'system.status')).toMatchObject({ damaged: true });
    const before = readFileSync(path.join(dataDir, databaseName));
    const report = await run();
    expect(count(host)).toBeGreaterThanOrEqual(early);
    expect(Number(count(host))).toBe(early + (report.tables.find(({ name }) => name === 'petition')?.added ?? 0));
    expect(report.petitionNos.length).toBeGreaterThan(0);
    expect(host.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(readFileSync(path.join(report.setAside, databaseName)).equals(before)).toBe(true);
  });

  it('that lost its write-ahead log in a crash either opens whole or is recovered', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await register(chair, 0, 5);
    const { made } = await chair.do('backup.make', {});
    await register(chair, 5, 30);
    // As a PC that was switched off leaves it, and then the log is gone.
    const crashed = await testHost();
    await crashed.close();
    copyFileSync(path.join(host.dataDir, databaseName), path.join(crashed.dataDir, databaseName));
    for (const end of ['-wal', '-shm']) rmSync(path.join(crashed.dataDir, databaseName + end), { force: true });
    expect(statSync(path.join(host.dataDir, `${databaseName}-wal`)).size).toBeGreaterThan(0);
    const { host: after, status, run } = await recover(crashed.dataDir, made[0] ?? '');
    if (status.damaged) await run();
    else await after.send('backup.restore', { file: made[0] ?? '', by });
    expect(Number(count(after))).toBeGreaterThanOrEqual(5);
    expect(after.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('that is whole is not recovered, and another program’s file is refused as before', async () => {
    const host = await testHost(undefined, undefined, { attended: true });
    expect(await host.send('recovery.run', { file: '/x', by })).toMatchObject({
      ok: false,
      error: { code: 'NOT_DAMAGED' },
    });
    await host.close();
    rmSync(path.join(host.dataDir, databaseName));
    const foreign = new Database(path.join(host.dataDir, databaseName));
    foreign.exec('CREATE TABLE recipe (name TEXT)');
    foreign.close();
    await expect(testHost(undefined, host.dataDir, { attended: true })).rejects.toMatchObject({
      code: 'DATABASE_CORRUPT',
    });
  });
});

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
