import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordNames } from '../../electron/backend/data-folder.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { passphrase, testHost, type Person, type TestHost } from '../support/backend.ts';

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const setUp = {
  enterpriseName: '佛山市禅陶建材有限公司',
  unionName: '禅陶建材工会委员会',
  size: 'large',
  staffCount: 300,
  chair: { name: 'chair', displayName: '霍明辉', passphrase },
};

/** An enterprise with its chair signed in and the characters of its recovery key. */
async function enterprise(): Promise<{ host: TestHost; chair: Person; recoveryKey: string }> {
  const host = await testHost();
  const reply = await host.send('system.setUp', setUp);
  if (!reply.ok) throw new Error(reply.error.code);
  const { recoveryKey } = reply.value as OutputOf<'system.setUp'>;
  return { host, chair: await host.signIn('chair'), recoveryKey: recoveryKey.characters.join('') };
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
).toString('base64');

async function registerWithPhoto(chair: Person, text: string): Promise<void> {
  const { attachmentId } = await chair.do('attachment.add', { name: 'photo.png', content: png });
  await chair.do('petition.register', { text, attachmentIds: [attachmentId] });
}

async function restoreInto(host: TestHost, file: string, by: object, more: object = {}) {
  return host.send('backup.restore', { file, by, ...more });
}

const texts = (host: TestHost): unknown[] =>
  host.rows('SELECT text FROM petition ORDER BY seq').map((row) => row['text']);

describe('a backup', () => {
  it('is made while people work, holds all that was committed before, and names what is in it', async () => {
    const { host, chair } = await enterprise();
    await chair.do('petition.register', { text: '备份之前的诉求' });
    let stop = false;
    const busy = (async () => {
      for (let n = 0; !stop; n += 1) {
        await chair.do('petition.register', { text: `同时登记的第${n}条` });
        await new Promise(setImmediate);
      }
    })();
    const { made, failed } = await chair.do('backup.make', {});
    stop = true;
    await busy;
    expect(failed).toEqual([]);
    expect(made.map((file) => path.basename(file))).toEqual(['gongshi-禅陶建材-20250926-1700.gsbak']);
    const [listed] = await chair.do('backup.list', {});
    expect(listed).toMatchObject({ problem: null, missing: 0, enterpriseName: setUp.enterpriseName, whole: false });
    // Nothing in the clear is left beside it, and nothing in the clear is in it.
    expect(existsSync(path.join(host.dataDir, 'backup-work'))).toBe(false);
    expect(readFileSync(made[0] ?? '').includes(Buffer.from('备份之前的诉求'))).toBe(false);
    expect(host.errors).toEqual([]);
  });

  it('comes back on a fresh machine with the file and the recovery key only', async () => {
    const { host, chair, recoveryKey } = await enterprise();
    await registerWithPhoto(chair, '三楼洗手台水龙头关不紧');
    const to = newFolder();
    const { made } = await chair.do('backup.make', { to, whole: true });
    const [file = ''] = made;
    expect(readdirSync(to).filter((name) => name.endsWith('.gsbak'))).toEqual([path.basename(file)]);
    await host.close();

    const fresh = await testHost();
    const seen = await fresh.send('backup.inspect', { file });
    expect(seen).toMatchObject({ ok: true, value: { accounts: ['chair'], hasRecoveryKey: true, attachments: 1 } });
    const reply = await restoreInto(fresh, file, { kind: 'recovery_key', recoveryKey });
    expect(reply).toMatchObject({ ok: true, value: { missing: 0, setAside: null } });
    expect(texts(fresh)).toEqual(['三楼洗手台水龙头关不紧']);
    const again = await fresh.signIn('chair');
    const [row] = fresh.rows<{ id: string }>('SELECT id FROM attachment');
    expect((await again.do('attachment.read', { attachmentId: row?.id as never })).mime).toBe('image/png');
    expect((await again.do('audit.verify', {})).outcome).toBe('holds');
    expect(fresh.rows('SELECT call, accountId FROM audit_entry ORDER BY seq DESC LIMIT 2')[1]).toEqual({
      call: 'backup.restored',
      accountId: null,
    });
    expect(fresh.errors).toEqual([]);
  });

  it('keeps each attachment once beside all backups, and without them it comes back only when that is wanted', async () => {
    const { host, chair } = await enterprise();
    await registerWithPhoto(chair, '第一条');
    const to = newFolder();
    await chair.do('backup.configure', { folders: [to] });
    await chair.do('backup.make', {});
    const files = (): string[] => readdirSync(path.join(to, 'files'));
    const [one = ''] = files();
    const before = statSync(path.join(to, 'files', one)).mtimeMs;
    await registerWithPhoto(chair, '第二条');
    const { made } = await chair.do('backup.make', {});
    expect(files()).toEqual([one]);
    expect(statSync(path.join(to, 'files', one)).mtimeMs).toBe(before);
    const file = made.find((each) => each.startsWith(to)) ?? '';

    rmSync(path.join(to, 'files', one));
    expect((await chair.do('backup.list', {})).find((row) => row.file === file)?.missing).toBe(1);
    await host.close();
    const fresh = await testHost();
    const by = { kind: 'passphrase', accountName: 'chair', passphrase };
    expect(await restoreInto(fresh, file, by)).toMatchObject({
      ok: false,
      error: { code: 'BACKUP_FILES_MISSING', details: { missing: 1 } },
    });
    expect(readdirSync(fresh.dataDir).filter((name) => name.startsWith('restoring'))).toEqual([]);
    expect(await restoreInto(fresh, file, by, { withoutFiles: true })).toMatchObject({
      ok: true,
      value: { missing: 1 },
    });
    expect(texts(fresh)).toEqual(['第一条', '第二条']);
  });

  it('restored over a record sets that aside whole, and signs everybody out', async () => {
    const { host, chair } = await enterprise();
    await chair.do('petition.register', { text: '备份里有的' });
    const { made } = await chair.do('backup.make', {});
    await chair.do('petition.register', { text: '备份里没有的' });
    const by = { kind: 'passphrase', accountName: 'chair', passphrase } as const;
    expect(await restoreInto(host, made[0] ?? '', by)).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } });
    const { setAside } = await chair.do('backup.restore', { file: made[0] ?? '', by });
    expect(texts(host)).toEqual(['备份里有的']);
    expect((await chair.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
    const former = await testHost(undefined, setAside ?? '');
    expect(texts(former)).toEqual(['备份里有的', '备份里没有的']);
    // And a backup of what was set aside lies beside the others.
    const reasons = (await (await host.signIn('chair')).do('backup.list', {})).map((row) => row.reason);
    expect(reasons.toSorted()).toEqual(['hand', 'restore']);
  });

  it('is refused with the wrong key, and nothing changes', async () => {
    const { host, chair } = await enterprise();
    const { made } = await chair.do('backup.make', {});
    const [file = ''] = made;
    const other = await enterprise();
    for (const by of [
      { kind: 'recovery_key', recoveryKey: other.recoveryKey },
      { kind: 'passphrase', accountName: 'chair', passphrase: '不是这个口令' },
      { kind: 'passphrase', accountName: 'nobody', passphrase },
    ] as const)
      expect((await chair.refused('backup.restore', { file, by })).code).toBe('BACKUP_KEY_WRONG');
    const unreadable = { kind: 'recovery_key', recoveryKey: '天地玄黄' } as const;
    expect((await chair.refused('backup.restore', { file, by: unreadable })).code).toBe('RECOVERY_KEY_UNREADABLE');
    expect(readdirSync(host.dataDir).filter((name) => name.startsWith('restoring'))).toEqual([]);
    await chair.do('petition.register', { text: '照常' });
  });
});

describe('a file that is no whole backup', () => {
  it('is refused with its own reason, wherever it is damaged, and the record stays as it was', async () => {
    const { host, chair, recoveryKey } = await enterprise();
    await registerWithPhoto(chair, '原来的诉求');
    const { made } = await chair.do('backup.make', { to: newFolder(), whole: true });
    const whole = readFileSync(made[0] ?? '');
    const folder = newFolder();
    const file = path.join(folder, 'gongshi-x-20250926-1700.gsbak');
    const by = { kind: 'recovery_key', recoveryKey } as const;
    const codes = async (bytes: Buffer): Promise<string[]> => {
      writeFileSync(file, bytes);
      const restored = await chair.refused('backup.restore', { file, by });
      const inspected = await host.send('backup.inspect', { file }, chair.token);
      return [restored.code, inspected.ok ? 'seen' : inspected.error.code];
    };
    const headerEnd = 14 + whole.readUInt32LE(10);
    const flipped = (at: number): Buffer => {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ 0x04;
      return copy;
    };
    expect(await codes(flipped(2)), 'magic').toEqual(['BACKUP_NOT_OURS', 'BACKUP_NOT_OURS']);
    const places = {
      version: 8,
      length: 10,
      header: 40,
      wrapping: whole.indexOf('wrapped') + 20,
      headerEnd: headerEnd - 1,
      headerSum: headerEnd + 3,
      streamHeader: headerEnd + 32 + 5,
      firstTag: headerEnd + 32 + 24,
      body: headerEnd + 32 + 24 + 1000,
      middle: Math.floor((headerEnd + whole.length) / 2),
      lastTag: whole.length - 33,
      sum: whole.length - 1,
    };
    for (const [place, at] of Object.entries(places)) {
      const [restored, inspected] = await codes(flipped(at));
      // A flipped bit in a length reads like a file that was cut off.
      expect(['BACKUP_DAMAGED', 'BACKUP_TRUNCATED'], place).toContain(restored);
      expect(inspected, place).toBe(restored);
    }
    for (const length of [5, 9, 200, headerEnd + 10, headerEnd + 300, whole.length - 40, whole.length - 1])
      expect(await codes(whole.subarray(0, length)), `cut at ${length}`).toEqual(Array(2).fill('BACKUP_TRUNCATED'));
    expect(await codes(Buffer.concat([whole, Buffer.from('x')]))).toEqual(Array(2).fill('BACKUP_DAMAGED'));
    expect(await codes(Buffer.from('PK\u0003\u0004 some other file'))).toEqual(Array(2).fill('BACKUP_NOT_OURS'));
    expect(await codes(Buffer.alloc(0))).toEqual(Array(2).fill('BACKUP_NOT_OURS'));
    const missing = { file: path.join(folder, 'none.gsbak'), by };
    expect((await chair.refused('backup.restore', missing)).code).toBe('BACKUP_NOT_FOUND');
    expect(texts(host)).toEqual(['原来的诉求']);
    expect(host.errors).toEqual([]);
    expect(recordNames.filter((name) => existsSync(path.join(host.dataDir, name)))).toContain('gongshi.db');
  });
});
