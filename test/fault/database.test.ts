import { closeSync, cpSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForWriting, overSqlite } from '../../db/connection.ts';
import { databaseName, openStore } from '../../db/open.ts';
import { createWriter } from '../../db/transaction.ts';
import { testHost } from '../support/backend.ts';
import { codeOf, newFolder, otherProcess } from '../support/fault.ts';
import { mayMount, writeProtected } from '../support/mounts.ts';

/** A closed data folder with `petitions` petitions in it. */
async function filled(petitions = 3): Promise<string> {
  const folder = newFolder();
  const host = await testHost(undefined, folder);
  const chair = await host.chair();
  for (let i = 1; i <= petitions; i += 1)
    await chair.do('petition.register', { text: `第${i}条诉求：三楼洗手台水龙头关不紧，${'请尽快维修。'.repeat(40)}` });
  await host.close();
  return folder;
}

const fileIn = (folder: string): string => path.join(folder, databaseName);

function overwrite(file: string, from: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(handle);
}

describe('a database that another process has locked', () => {
  it('refuses the command after a wait, keeps what was there, goes on reading, and works again afterwards', async () => {
    const host = await testHost(undefined, newFolder());
    const chair = await host.chair();
    await chair.do('petition.register', { text: '已登记的诉求' });
    const script = `const D=require('better-sqlite3');const d=new D(${JSON.stringify(fileIn(host.dataDir))});
      d.exec('BEGIN EXCLUSIVE');console.log('held');setInterval(()=>{},1000)`;
    const other = otherProcess(['-e', script]);
    await other.said('held');
    expect((await chair.refused('petition.register', { text: '被挡住的诉求' })).code).toBe('DATABASE_LOCKED');
    expect((await chair.do('petition.list', {})).rows.map((row) => row.text)).toEqual(['已登记的诉求']);
    await other.kill();
    await chair.do('petition.register', { text: '之后的诉求' });
    expect(host.rows('SELECT text FROM petition ORDER BY petitionNo')).toEqual([
      { text: '已登记的诉求' },
      { text: '之后的诉求' },
    ]);
    expect(host.errors).toEqual([]);
  });
});

describe('a folder that cannot be written to', () => {
  it.runIf(mayMount)('is refused at the start, also when there is nothing in it yet', async () => {
    expect(await codeOf(testHost(undefined, writeProtected(await filled())))).toBe('DATABASE_READ_ONLY');
    expect(await codeOf(testHost(undefined, writeProtected(newFolder())))).toBe('DATABASE_READ_ONLY');
    expect(await codeOf(testHost(undefined, path.join(writeProtected(newFolder()), 'deeper')))).toBe(
      'DATABASE_READ_ONLY',
    );
  });

  it('refuses the act on a connection that may not write, and what was there stays', async () => {
    const folder = await filled(1);
    const sqlite = openForWriting(fileIn(folder));
    sqlite.pragma('query_only = ON');
    const writer = createWriter(overSqlite(sqlite));
    expect(await codeOf(writer.run((tx) => tx.deleteFrom('petition').execute()))).toBe('DATABASE_READ_ONLY');
    expect(sqlite.prepare('SELECT count(*) FROM petition').pluck().get()).toBe(1);
    sqlite.close();
  });

  it('is refused when the name given is a file', async () => {
    const file = path.join(newFolder(), 'a-file');
    writeFileSync(file, 'x');
    expect(await codeOf(testHost(undefined, file))).toBe('DATABASE_READ_ONLY');
  });
});

describe('a damaged file', () => {
  it('that is no database, or somebody else’s, is refused and left as it was', async () => {
    const folder = newFolder();
    writeFileSync(fileIn(folder), 'not a database at all, but long enough to look like something. '.repeat(100));
    const before = readFileSync(fileIn(folder));
    expect(await codeOf(testHost(undefined, folder))).toBe('DATABASE_CORRUPT');
    expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);

    const foreign = newFolder();
    const sqlite = new Database(fileIn(foreign));
    sqlite.exec('CREATE TABLE recipe (name TEXT)');
    sqlite.close();
    expect(await codeOf(testHost(undefined, foreign))).toBe('DATABASE_CORRUPT');
    const again = new Database(fileIn(foreign), { readonly: true });
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['recipe']);
    again.close();
  });

  it('that was cut off is refused at the start', async () => {
    const folder = await filled(30);
    truncateSync(fileIn(folder), Math.floor(statSync(fileIn(folder)).size / 2));
    expect(await codeOf(testHost(undefined, folder))).toBe('DATABASE_CORRUPT');
  });

  it('whose first page was overwritten is refused at the start', async () => {
    const folder = await filled();
    overwrite(fileIn(folder), 0, 4096);
    expect(await codeOf(testHost(undefined, folder))).toBe('DATABASE_CORRUPT');
  });

  it('whose middle was overwritten is told from a fault of the program, at the start or when it is read', async () => {
    const whole = await filled(60);
    const pages = statSync(fileIn(whole)).size / 4096;
    const codes = new Set<string>();
    for (let page = 2; page < pages; page += Math.ceil(pages / 12)) {
      const folder = newFolder();
      cpSync(whole, folder, { recursive: true });
      overwrite(fileIn(folder), page * 4096, 4096 * 4);
      const host = await testHost(undefined, folder).catch((error: { code?: string }) => {
        codes.add(error.code ?? 'no code');
      });
      if (host === undefined) continue;
      const reply = await host.send('account.signIn', { name: 'chair', passphrase: '长风破浪会有时' });
      const token = reply.ok ? (reply.value as { token: string }).token : undefined;
      const replies = [reply, await host.send('petition.list', { limit: 200 }, token)];
      replies.push(await host.send('petition.register', { text: '损坏之后的诉求' }, token));
      for (const one of replies) if (!one.ok) codes.add(one.error.code);
      expect(host.errors, `page ${page}`).toEqual([]);
      await host.close().catch(() => undefined);
    }
    codes.delete('NOT_SIGNED_IN');
    expect([...codes]).toEqual(['DATABASE_CORRUPT']);
  });
});

describe('a database of a later version', () => {
  it('is refused with the name of what this one does not know, and is not changed', async () => {
    const folder = await filled();
    const sqlite = new Database(fileIn(folder));
    sqlite.prepare("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01T00:00:00.000Z')").run();
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    sqlite.close();
    const before = readFileSync(fileIn(folder));
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      details: { migration: '9999-later' },
    });
    expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
  });
});

describe('a folder that the program has open already', () => {
  it('is refused to a second one, also in another process, and free again however the first one ended', async () => {
    const folder = await filled(1);
    const host = await testHost(undefined, folder);
    expect(await codeOf(testHost(undefined, folder))).toBe('DATA_FOLDER_IN_USE');
    const second = otherProcess(['electron/cli.ts', 'serve', '--data', folder, '--json']);
    expect(JSON.parse(await second.said('error'))).toMatchObject({ error: { code: 'DATA_FOLDER_IN_USE' } });
    await host.close();

    const first = otherProcess(['electron/cli.ts', 'serve', '--data', folder, '--json']);
    await first.said('url');
    expect(await codeOf(testHost(undefined, folder))).toBe('DATA_FOLDER_IN_USE');
    await first.kill('SIGKILL');
    const after = await testHost(undefined, folder);
    onTestFinished(() => after.close());
    expect(after.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 1 }]);
  });
});
