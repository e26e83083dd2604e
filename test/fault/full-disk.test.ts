import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openForWriting, overSqlite } from '../../db/connection.ts';
import { databaseName } from '../../db/open.ts';
import { appendAuditEntry } from '../../db/repos/audit.repo.ts';
import { createWriter } from '../../db/transaction.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { codeOf, newFolder } from '../support/fault.ts';
import { mayMount, smallDisk } from '../support/mounts.ts';

const register = (by: Person, n: number) =>
  by.do('petition.register', { text: `第${n}条：${randomBytes(1500).toString('hex')}` });

/** Puts a file in the way until so many bytes are left. */
function fillUp(disk: string, left: number): string {
  const file = path.join(disk, 'in-the-way');
  const pieces: Buffer[] = [];
  for (;;) {
    pieces.push(Buffer.alloc(64 * 1024));
    try {
      writeFileSync(file, Buffer.concat(pieces));
    } catch {
      break;
    }
  }
  writeFileSync(file, Buffer.alloc(Math.max(0, statSync(file).size - left)));
  return file;
}

/** Registers until the disk is full. @returns how many were acknowledged */
async function untilFull(chair: Person, host: TestHost): Promise<number> {
  for (let done = 0; done < 2000; done += 1) {
    const reply = await host.send('petition.register', { text: randomBytes(1500).toString('hex') }, chair.token);
    if (reply.ok) continue;
    expect(reply.error).toEqual({ code: 'DISK_FULL', details: {} });
    return done;
  }
  return expect.fail('the disk never became full');
}

describe.runIf(mayMount)('a disk that fills up while people work', () => {
  it('refuses what does not fit, has all that was acknowledged, and goes on once there is room', async () => {
    const disk = smallDisk(8 * 1024);
    const host = await testHost(undefined, path.join(disk, 'data'));
    const chair = await host.chair();
    await register(chair, 0);
    const inTheWay = fillUp(disk, 600 * 1024);
    const acknowledged = 1 + (await untilFull(chair, host));
    expect((await chair.do('petition.counts', {})).byState).toEqual({ received: acknowledged });
    rmSync(inTheWay);
    await register(chair, acknowledged + 1);
    expect(host.errors).toEqual([]);
    const again = await host.reopen();
    expect(again.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: acknowledged + 1 }]);
    expect(again.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await again.close();
  });

  it('takes no half of an import', async () => {
    const disk = smallDisk(8 * 1024);
    const host = await testHost(undefined, path.join(disk, 'data'));
    const chair = await host.chair();
    const rows = Array.from({ length: 3000 }, (_, i) => `第${i}号更衣柜锁坏了${'，很久没有人来修'.repeat(20)}`);
    const content = Buffer.from(`诉求内容\n${rows.join('\n')}`).toString('base64');
    const { importId } = await chair.do('import.prepare', { kind: 'petitions', fileName: 'a.csv', content });
    const inTheWay = fillUp(disk, 900 * 1024);
    expect((await chair.refused('import.commit', { importId })).code).toBe('DISK_FULL');
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    rmSync(inTheWay);
    expect(await chair.do('import.commit', { importId })).toEqual({ written: 3000, skipped: 0 });
    await host.close();
  });

  it('leaves no half-written attachment behind', async () => {
    const disk = smallDisk(8 * 1024);
    const host = await testHost(undefined, path.join(disk, 'data'));
    const chair = await host.chair();
    fillUp(disk, 300 * 1024);
    const photo = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0]),
      Buffer.alloc(2 * 1024 * 1024, 0x12),
      Buffer.from([0xff, 0xd9]),
    ]);
    const refusal = await chair.refused('attachment.add', { name: 'a.jpg', content: photo.toString('base64') });
    expect(refusal.code).toBe('DISK_FULL');
    const kept = path.join(disk, 'data', 'attachments');
    const files = existsSync(kept) ? readdirSync(kept, { recursive: true, withFileTypes: true }) : [];
    expect(files.filter((file) => file.isFile())).toEqual([]);
    expect(host.rows('SELECT count(*) AS n FROM attachment')).toEqual([{ n: 0 }]);
    await host.close();
  });

  it('says so at the start when there is no room for a new database', async () => {
    expect(await codeOf(testHost(undefined, path.join(smallDisk(64), 'data')))).toBe('DISK_FULL');
  });
});

describe('a database that may not grow', () => {
  it('rolls back, answers DISK_FULL, and takes writes again when it may', async () => {
    const folder = newFolder();
    const host = await testHost(undefined, folder);
    await host.close();
    const sqlite = openForWriting(path.join(folder, databaseName));
    const writer = createWriter(overSqlite(sqlite));
    const entry = { at: '', accountId: null, role: null, call: '长'.repeat(2000), subjectId: null };
    const stuff = (n: number) =>
      writer.run(async (tx) => {
        for (let i = 0; i < n; i += 1) await appendAuditEntry(tx, entry);
      });
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true })) + 2}`);
    expect(await codeOf(stuff(200))).toBe('DISK_FULL');
    expect(sqlite.prepare('SELECT count(*) FROM audit_entry').pluck().get()).toBe(0);
    sqlite.pragma('max_page_count = 100000');
    await stuff(200);
    sqlite.close();
  });
});
