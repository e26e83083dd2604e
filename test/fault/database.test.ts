import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseName } from '../../db/open.ts';
import { en } from '../../shared/i18n/en/index.ts';
import { zhCN } from '../../shared/i18n/zh-CN/index.ts';
import type { AppError, ErrorCode } from '../../shared/errors.ts';
import { passphrase, testHost, type TestHost } from '../support/backend.ts';

const text = '三楼洗手台水龙头关不紧，日夜滴水';
const folders: string[] = [];
const mounts: string[] = [];

afterEach(() => {
  for (const mount of mounts.splice(0)) execFileSync('umount', ['-l', mount]);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'gongshi-fault-'));
  folders.push(made);
  return made;
}

/** A data folder of an enterprise with a few petitions, closed. */
async function filled(): Promise<string> {
  const dataDir = folder();
  const host = await testHost(undefined, dataDir);
  const chair = await host.chair();
  for (let n = 0; n < 20; n += 1) await chair.do('petition.register', { text: `${text}，第${n}次` });
  await host.close();
  return dataDir;
}

async function codeOfOpening(dataDir: string): Promise<ErrorCode> {
  const refused = await testHost(undefined, dataDir).then(
    async (host) => {
      await host.close();
      throw new Error('it opened');
    },
    (error: AppError) => error,
  );
  return refused.code;
}

/** The sentence that people read, in both languages: what happened, and what to do. */
function hasSentence(code: ErrorCode): void {
  for (const texts of [zhCN, en] as Record<string, string>[])
    expect(texts[`error.${code}`]?.length ?? 0).toBeGreaterThan(10);
}

/** Only root can mount; elsewhere the test of a real full or read-only disk is left out and says so. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mountWorks();

function mountWorks(): boolean {
  const probe = mkdtempSync(path.join(tmpdir(), 'gongshi-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

const count = (host: TestHost): number => host.rows<{ n: number }>('SELECT count(*) AS n FROM petition')[0]?.n ?? -1;

describe('a database that cannot be opened', () => {
  it('says that it is corrupt, and is not touched', async () => {
    const dataDir = await filled();
    const file = path.join(dataDir, databaseName);
    writeFileSync(file, Buffer.concat([Buffer.from('this is no database, '), readFileSync(file).subarray(21)]));
    const before = readFileSync(file);
    expect(await codeOfOpening(dataDir)).toBe('DATABASE_CORRUPT');
    expect(readFileSync(file).equals(before)).toBe(true);
    hasSentence('DATABASE_CORRUPT');
  });

  it('says so when its end is missing', async () => {
    const dataDir = await filled();
    const file = path.join(dataDir, databaseName);
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const refused = await testHost(undefined, dataDir).then(
      async (host) => (await host.send('account.signIn', { name: 'chair', passphrase })).ok,
      (error: AppError) => error.code,
    );
    expect(refused).toBe('DATABASE_CORRUPT');
  });

  it('says so when a page in the middle is destroyed, as soon as that page is read', async () => {
    const dataDir = await filled();
    const file = path.join(dataDir, databaseName);
    const handle = openSync(file, 'r+');
    // Everything after the first pages: the schema opens, the tables do not.
    const size = statSync(file).size;
    for (let at = 16 * 4096; at < size; at += 4096) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(handle);
    const code = await testHost(undefined, dataDir).then(
      async (host) => {
        const reply = await host.send('account.signIn', { name: 'chair', passphrase });
        return reply.ok ? 'ok' : reply.error.code;
      },
      (error: AppError) => error.code,
    );
    expect(code).toBe('DATABASE_CORRUPT');
  });

  it('is refused when a newer version of the program has used it, and stays as it was', async () => {
    const dataDir = await filled();
    const file = path.join(dataDir, databaseName);
    const db = new Database(file);
    db.prepare("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-future', '2099-01-01')").run();
    db.close();
    const before = readFileSync(file);
    expect(await codeOfOpening(dataDir)).toBe('DATABASE_NEWER');
    expect(readFileSync(file).equals(before)).toBe(true);
    hasSentence('DATABASE_NEWER');
  });

  it.runIf(canMount)('says that the folder cannot be written to', async () => {
    const dataDir = await filled();
    execFileSync('mount', ['--bind', dataDir, dataDir]);
    mounts.push(dataDir);
    execFileSync('mount', ['-o', 'remount,ro,bind', dataDir]);
    expect(await codeOfOpening(dataDir)).toBe('DATABASE_READ_ONLY');
    hasSentence('DATABASE_READ_ONLY');
  });
});

describe('a database in use', () => {
  it(
    'says that another program holds it, keeps nothing of the call, and goes on afterwards',
    { timeout: 60_000 },
    async () => {
      const host = await testHost();
      const chair = await host.chair();
      await chair.do('petition.register', { text });
      const holder = spawn(
        process.execPath,
        [
          '-e',
          `const D=require(${JSON.stringify(path.resolve('node_modules/better-sqlite3'))});const d=new D(process.argv[1]);d.exec('BEGIN IMMEDIATE');console.log('held');setInterval(()=>{},1000)`,
          path.join(host.dataDir, databaseName),
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await new Promise((resolve) => holder.stdout.once('data', resolve));
      expect((await chair.refused('petition.register', { text })).code).toBe('DATABASE_LOCKED');
      expect((await chair.do('petition.list', {})).rows).toHaveLength(1);
      holder.kill('SIGKILL');
      await new Promise((resolve) => holder.once('exit', resolve));
      await chair.do('petition.register', { text });
      expect(count(host)).toBe(2);
      hasSentence('DATABASE_LOCKED');
    },
  );
});

describe('a full disk', () => {
  it.runIf(canMount)(
    'refuses what does not fit, loses nothing acknowledged, and goes on when there is room',
    { timeout: 60_000 },
    async () => {
      const dataDir = folder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', dataDir]);
      mounts.push(dataDir);
      const host = await testHost(undefined, dataDir);
      const chair = await host.chair();
      let acknowledged = 0;
      let code: string | undefined;
      for (let n = 0; n < 3000 && code === undefined; n += 1) {
        const reply = await host.send('petition.register', { text: `${n}`.padEnd(4500, '满') }, chair.token);
        if (reply.ok) acknowledged += 1;
        else code = reply.error.code;
      }
      expect(code).toBe('DISK_FULL');
      expect(acknowledged).toBeGreaterThan(5);
      execFileSync('mount', ['-o', 'remount,size=40m', dataDir]);
      expect(count(host)).toBe(acknowledged);
      await chair.do('petition.register', { text });
      expect(count(host)).toBe(acknowledged + 1);
      hasSentence('DISK_FULL');
      await host.close();
    },
  );
});

describe('a power cut', () => {
  it('loses nothing that was acknowledged, in five rounds of kill -9', { timeout: 120_000 }, async () => {
    const dataDir = await filled();
    let known = 20;
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, ['test/support/register-until-killed.ts', dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let acknowledged = 0;
      await new Promise<void>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (said: string) => {
          acknowledged += said.split('\n').filter((line) => line === 'ok').length;
          if (acknowledged >= 10 + round * 7) resolve();
        });
      });
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      const host = await testHost(undefined, dataDir);
      const found = count(host);
      // One more may have been committed whose answer was under way.
      expect(found).toBeGreaterThanOrEqual(known + acknowledged);
      expect(host.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      known = found;
      await host.close();
    }
  });
});

describe('an attachment that is gone', () => {
  it('says so, and the rest of the petition is there', async () => {
    const host = await testHost();
    const chair = await host.chair();
    // The smallest PNG there is.
    const content = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const { attachmentId } = await chair.do('attachment.add', { name: 'a.png', content, showsPerson: false });
    const { petitionId } = await chair.do('petition.register', { text, attachmentIds: [attachmentId] });
    rmSync(path.join(host.dataDir, 'attachments'), { recursive: true });
    mkdirSync(path.join(host.dataDir, 'attachments'));
    expect((await chair.refused('attachment.read', { attachmentId })).code).toBe('FILE_MISSING');
    expect((await chair.do('petition.get', { petitionId })).text).toBe(text);
    hasSentence('FILE_MISSING');
  });
});
