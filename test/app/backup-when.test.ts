import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readBackupFacts } from '../../db/backup-facts.ts';
import { databaseName } from '../../db/open.ts';
import { endSwap, finishSwap, swapIn, type Swap } from '../../electron/backend/backup/swap.ts';
import { otherProcess } from '../support/fault.ts';
import { passphrase, testHost } from '../support/backend.ts';
import { writeOlderRecord } from '../support/older-record.ts';

function newFolder(in_: string = tmpdir()): string {
  const folder = mkdtempSync(path.join(in_, 'gongshi-when-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const backupsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.gsbak'));

describe('a backup by itself', () => {
  it('is made at closing after changes, once, and not of a demo or an empty installation', async () => {
    const host = await testHost(undefined, undefined, { attended: true });
    const chair = await host.chair();
    await chair.do('petition.register', { text: '诉求' });
    const folder = path.join(host.dataDir, 'backups');
    let next = await host.reopen();
    expect(backupsIn(folder)).toHaveLength(1);
    next = await next.reopen();
    expect(backupsIn(folder), 'nothing had changed').toHaveLength(1);
    expect((await (await next.signIn('chair')).do('backup.list', {}))[0]?.reason).toBe('closing');
    const empty = await testHost(undefined, undefined, { attended: true });
    await empty.close();
    expect(existsSync(path.join(empty.dataDir, 'backups'))).toBe(false);
  });

  it('is due once a day, goes to every folder that is there, and is caught up when one returns', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const stick = newFolder();
    await chair.do('backup.configure', { folders: [stick] });
    const { backups } = host.backend.services;
    await backups.makeDue('schedule');
    await backups.makeDue('schedule');
    const standard = path.join(host.dataDir, 'backups');
    expect([backupsIn(standard).length, backupsIn(stick).length]).toEqual([1, 1]);
    // Pulled out: the rest goes on, its last state stays known, and nothing is written where it would be.
    renameSync(stick, `${stick}-away`);
    let next = await host.reopen('2025-09-27T09:00:00+08:00');
    await next.signIn('chair');
    await next.backend.services.backups.makeDue('schedule');
    expect(existsSync(stick)).toBe(false);
    const state = await next.backend.services.backups.state();
    expect(state.folders.map(({ available }) => available)).toEqual([true, false]);
    expect(state.folders[1]?.newestAt).toMatch(/^2025-09-26/);
    renameSync(`${stick}-away`, stick);
    await next.backend.services.backups.makeDue('schedule');
    expect([backupsIn(standard).length, backupsIn(stick).length]).toEqual([2, 2]);
    next = await next.reopen('2025-09-30T09:00:00+08:00');
    expect((await next.backend.services.backups.state()).warning).toBe('same_disk');
    next = await next.reopen('2025-10-02T09:00:00+08:00');
    expect((await next.backend.services.backups.state()).warning).toBe('old');
  });

  it.runIf(existsSync('/dev/shm'))('on another disk takes the warning away', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await chair.do('backup.make', {});
    expect((await chair.do('backup.status', {})).warning).toBe('same_disk');
    // Where temporary files lie in memory themselves, the sources' disk is the other one.
    const other = newFolder(tmpdir() === '/dev/shm' ? path.resolve(import.meta.dirname, '../.output') : '/dev/shm');
    await chair.do('backup.configure', { folders: [other] });
    await chair.do('backup.make', {});
    expect((await chair.do('backup.status', {})).warning).toBeNull();
    const none = { folders: [path.join(other, 'none')] };
    expect((await chair.refused('backup.configure', none)).code).toBe('BACKUP_FOLDER_UNUSABLE');
  });

  it('killed on the way leaves nothing that counts, and the next one sweeps what it left', async () => {
    const host = await testHost();
    const chair = await host.chair();
    for (let n = 0; n < 40; n += 1)
      await chair.do('petition.register', { text: `第${n}条${'很长的诉求。'.repeat(300)}` });
    await host.close();
    const folder = path.join(host.dataDir, 'backups');
    for (const wait of [0, 30, 60, 120, 200]) {
      const other = otherProcess(['electron/cli.ts', 'backup', '--data', host.dataDir]);
      for (let n = 0; n < 400 && !existsSync(path.join(host.dataDir, 'backup-work')); n += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, wait));
      await other.kill('SIGKILL');
      const after = await testHost(undefined, host.dataDir);
      expect(existsSync(path.join(host.dataDir, 'backup-work')), 'plain copies are swept at the start').toBe(false);
      const listed = await after.backend.services.backups.list();
      for (const { found } of listed) for (const one of found) expect(one.problem).toBeNull();
      await after.close();
    }
    const last = await testHost(undefined, host.dataDir);
    await last.backend.services.backups.make({ reason: 'hand' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(backupsIn(folder).length).toBeGreaterThan(0);
  }, 60_000);
});

describe('a restore cut short between two renames', () => {
  const files = (folder: string): string[] => readdirSync(folder).toSorted();
  /** A data folder with a record `old`, and an incoming one `new`. */
  function both(): string {
    const folder = newFolder();
    for (const [place, content] of [
      ['.', 'old'],
      ['incoming', 'new'],
    ] as const) {
      mkdirSync(path.join(folder, place, 'attachments'), { recursive: true });
      writeFileSync(path.join(folder, place, databaseName), content);
      writeFileSync(path.join(folder, place, 'attachments', content), content);
    }
    return folder;
  }
  const swap: Swap = { incoming: 'incoming', setAside: 'aside', isDamaged: false, at: '2025-09-26T10:00:00.000Z' };
  const noteIn = (folder: string): string => path.join(folder, 'restore-under-way.json');
  const move = (folder: string, from: string, to: string, name: string): void =>
    renameSync(path.join(folder, from, name), path.join(folder, to, name));
  const steps: readonly ((folder: string) => void)[] = [
    (folder) => move(folder, '.', 'aside', databaseName),
    (folder) => move(folder, '.', 'aside', 'attachments'),
    (folder) => move(folder, 'incoming', '.', 'attachments'),
    (folder) => move(folder, 'incoming', '.', databaseName),
  ];

  it('is undone at the next start, or finished when the new record was in its place', () => {
    for (let done = 0; done <= steps.length; done += 1) {
      const folder = both();
      mkdirSync(path.join(folder, 'aside'));
      writeFileSync(noteIn(folder), JSON.stringify(swap));
      for (const step of steps.slice(0, done)) step(folder);
      const isFinished = done === steps.length;
      // The start that comes after one that was killed as well.
      for (const _start of [1, 2]) expect(finishSwap(folder)).toEqual(isFinished ? swap : undefined);
      const expected = isFinished ? 'new' : 'old';
      expect(files(path.join(folder, 'attachments')), `after ${done} steps`).toEqual([expected]);
      expect(existsSync(noteIn(folder)), 'until the record set aside has no open box').toBe(isFinished);
      endSwap(folder);
      expect(existsSync(noteIn(folder))).toBe(false);
      expect(existsSync(path.join(folder, 'incoming'))).toBe(false);
      expect(files(path.join(folder, 'aside'))).toEqual(isFinished ? ['attachments', databaseName] : []);
    }
    const whole = both();
    swapIn(whole, swap);
    expect(files(path.join(whole, 'attachments'))).toEqual(['new']);
    expect(files(path.join(whole, 'aside', 'attachments'))).toEqual(['old']);
  });
});

describe('an older structure', () => {
  it('is backed up encrypted before it is changed, and comes back from that backup in the new structure', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await chair.do('petition.register', { text: '旧版本里的诉求' });
    await host.close();
    // As the version before keys had holders left it: the chair's wrapping stood beside the key.
    const older = newFolder();
    writeOlderRecord(host.dataDir, older, '0005-consultation');
    const sqlite = new Database(path.join(older, databaseName));
    sqlite.prepare('ATTACH ? AS later').run(path.join(host.dataDir, databaseName));
    sqlite.exec(`UPDATE union_key SET (wrappedByPassphrase, parameters) =
      (SELECT wrapped, parameters FROM later.key_wrapping WHERE holder <> 'recovery')`);
    sqlite.close();
    expect(readBackupFacts(path.join(older, databaseName))?.wrappings).toMatchObject([{ accountName: 'chair' }]);
    const migrated = await testHost(undefined, older);
    const [name = ''] = backupsIn(path.join(older, 'backups'));
    const backup = path.join(older, 'backups', name);
    const again = await migrated.signIn('chair');
    expect((await again.do('backup.list', {}))[0]).toMatchObject({ reason: 'migration', problem: null });
    await migrated.close();

    const fresh = await testHost();
    const by = { kind: 'passphrase', accountName: 'chair', passphrase };
    expect(await fresh.send('backup.restore', { file: backup, by })).toMatchObject({ ok: true });
    expect(fresh.rows('SELECT text FROM petition')).toEqual([{ text: '旧版本里的诉求' }]);
    expect(fresh.rows("SELECT 1 AS there FROM kysely_migration WHERE name = '0006-trust'")).toHaveLength(1);
  });
});
