import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openForWriting, overSqlite } from '../../db/connection.ts';
import type { WriteTx } from '../../db/handles.ts';
import { createWriter } from '../../db/transaction.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function opened() {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-commit-'));
  folders.push(folder);
  const file = path.join(folder, 'one.db');
  const sqlite = openForWriting(file);
  sqlite.exec('CREATE TABLE slip (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const onDisk = (): number[] => {
    const other = new Database(file, { readonly: true });
    try {
      return other.prepare('SELECT n FROM slip ORDER BY n').pluck().all() as number[];
    } finally {
      other.close();
    }
  };
  return { sqlite, writer: createWriter(overSqlite(sqlite)), onDisk };
}

const put = async (tx: WriteTx, n: number, text = 'for'): Promise<number> => {
  await sql`INSERT INTO slip VALUES (${n}, ${text})`.execute(tx);
  return n;
};

describe('commands that share a commit', () => {
  it('are synced to the disk at each commit', () => {
    const { sqlite } = opened();
    // 2 is FULL: with less, SQLite may answer before the log is on the disk.
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    sqlite.close();
  });

  it('are answered after it, all of them, and one that is refused takes no other with it', async () => {
    const { sqlite, writer, onDisk } = opened();
    const seenAtAnswer: number[][] = [];
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        writer
          .run(async (tx) => {
            await put(tx, n);
            // Nobody else sees it before the commit.
            expect(onDisk()).not.toContain(n);
            if (n === 5) throw new Error('refused');
            return n;
          })
          .then((value) => {
            seenAtAnswer.push(onDisk());
            return value;
          }),
      ),
    );
    const kept = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11];
    expect(answers.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
    expect(answers[5]?.status).toBe('rejected');
    expect(onDisk()).toEqual(kept);
    for (const [index, n] of kept.entries()) expect(seenAtAnswer[index]).toContain(n);
    // They did share: whoever is answered first already sees what others wrote.
    expect(seenAtAnswer[0]?.length).toBeGreaterThan(1);
    sqlite.close();
  });

  it('are all refused, and none is on record, where the disk takes no more', async () => {
    const { sqlite, writer, onDisk } = opened();
    await writer.run((tx) => put(tx, 0));
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    sqlite.pragma(`max_page_count = ${pages + 2}`);
    const long = 'x'.repeat(3000);
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => writer.run((tx) => put(tx, n + 1, long))),
    );
    const taken = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(taken.length).toBeLessThan(8);
    expect(onDisk()).toEqual([0, ...taken]);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'DISK_FULL' });
    sqlite.pragma('max_page_count = 1000000');
    expect(await writer.run((tx) => put(tx, 100))).toBe(100);
    sqlite.close();
  });
});
