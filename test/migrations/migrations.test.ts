import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import { databaseName } from '../../db/open.ts';
import { testHost } from '../support/backend.ts';

const names = Object.keys(migrations);
let dataDir = '';
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** A database as the version with the first `n` migrations left it, with a petition in it where there is a table for one. */
function olderDatabase(n: number): void {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gongshi-migration-'));
  const db = new Database(path.join(dataDir, databaseName));
  db.pragma('journal_mode = WAL');
  db.pragma(`application_id = ${0x47534849}`);
  db.exec('CREATE TABLE kysely_migration (name varchar(255) NOT NULL PRIMARY KEY, timestamp varchar(255) NOT NULL)');
  db.exec(
    'CREATE TABLE kysely_migration_lock (id varchar(255) NOT NULL PRIMARY KEY, is_locked integer NOT NULL DEFAULT 0)',
  );
  db.exec("INSERT INTO kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0)");
  for (const name of names.slice(0, n)) {
    for (const statement of migrations[name as keyof typeof migrations] ?? []) {
      if (typeof statement === 'string') db.exec(statement);
      else statement(db);
    }
    db.prepare('INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)').run(name, '2026-01-01T00:00:00.000Z');
  }
  if (n >= 3) {
    db.prepare(
      `INSERT INTO petition (id, petitionNo, title, text, nature, state, channel, anonymous, receivedAt, receivedOn, startOn, source)
       VALUES ('01900000-0000-7000-8000-000000000001', '2026-0001', '水龙头', '三楼水龙头滴水', 'grievance', 'received', 'desk', 1,
         '2026-01-05T01:00:00.000Z', '2026-01-05', '2026-01-05', 'desk')`,
    ).run();
  }
  db.close();
}

describe('a database of an earlier version', () => {
  it.each(names.slice(0, -1).map((name, index) => [name, index + 1] as const))(
    'after %s comes to this one with everything it holds, and is backed up first',
    async (_name, n) => {
      olderDatabase(n);
      const host = await testHost(undefined, dataDir);
      expect(
        host.rows<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name').map((row) => row.name),
      ).toEqual(names);
      expect(host.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(host.rows('PRAGMA foreign_key_check')).toEqual([]);
      if (n >= 3) expect(host.rows('SELECT petitionNo FROM petition')).toEqual([{ petitionNo: '2026-0001' }]);
      await host.close();
      const [copy = '', ...others] = readdirSync(path.join(dataDir, 'backups'));
      expect(others).toEqual([]);
      const kept = new Database(path.join(dataDir, 'backups', copy), { readonly: true });
      expect(kept.prepare('SELECT count(*) AS n FROM kysely_migration').get()).toEqual({ n });
      kept.close();
    },
  );

  it('is the same structure whichever version it comes from', async () => {
    const structures = new Set<string>();
    for (const n of [1, 3, names.length]) {
      olderDatabase(n);
      const host = await testHost(undefined, dataDir);
      structures.add(JSON.stringify(host.rows('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')));
      await host.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
    expect(structures.size).toBe(1);
  });
});

describe('a database of this version', () => {
  it('is opened again without any change and without a backup', async () => {
    const host = await testHost();
    await host.chair();
    const again = await host.reopen();
    dataDir = again.dataDir;
    expect(readdirSync(again.dataDir)).not.toContain('backups');
  });
});
