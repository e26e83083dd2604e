import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { auditHash, beginning, digestOfChanges, type EntryContent } from '../../db/audit/entry.ts';
import { addRowDigest, auditedTables } from '../../db/audit/row-triggers.ts';
import { verifyRecord } from '../../db/audit/verify.ts';
import { databaseName } from '../../db/open.ts';
import { keptFileState } from '../../electron/backend/trust/kept-files.ts';

/** A copy of a closed record, for this test alone. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'gongshi-tampering-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Changes the closed file as anybody with an SQLite tool could, whatever triggers stand in the way. */
export function tamper(folder: string, act: (db: Database.Database) => void): void {
  const db = new Database(path.join(folder, databaseName));
  const triggers = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  const kept = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  act(db);
  for (const sql of kept) db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Makes the notes of all rows, every digest and every hash fit again, as somebody would who knows the program. */
export function rechain(db: Database.Database): void {
  addRowDigest(db);
  for (const { name, keyOf, contentOf } of auditedTables(db)) {
    const rows = db
      .prepare<[], { rowKey: string; digest: Buffer }>(
        `SELECT ${keyOf('t')} AS rowKey, row_digest(${contentOf('t')}) AS digest FROM ${name} t`,
      )
      .all();
    const last = db
      .prepare<[string, string], number | null>('SELECT max(seq) FROM audit_change WHERE tableName = ? AND rowKey = ?')
      .pluck();
    const renote = db.prepare('UPDATE audit_change SET hash = ? WHERE tableName = ? AND rowKey = ? AND seq = ?');
    const note = db.prepare(
      'INSERT INTO audit_change (tableName, rowKey, seq, hash) VALUES (?, ?, (SELECT max(seq) FROM audit_entry), ?)',
    );
    for (const { rowKey, digest } of rows) {
      const seq = last.get(name, rowKey);
      if (seq === null || seq === undefined) note.run(name, rowKey, digest);
      else renote.run(digest, name, rowKey, seq);
    }
  }
  let previousHash = beginning;
  const changes = db.prepare<[number], { tableName: string; rowKey: string; hash: Buffer | null }>(
    'SELECT tableName, rowKey, hash FROM audit_change WHERE seq = ? ORDER BY tableName, rowKey',
  );
  const put = db.prepare('UPDATE audit_entry SET digest = ?, previousHash = ?, hash = ? WHERE seq = ?');
  for (const entry of db.prepare<[], EntryContent>('SELECT * FROM audit_entry ORDER BY seq').all()) {
    const digest = digestOfChanges(changes.all(entry.seq));
    const hash = auditHash({ ...entry, digest, previousHash });
    put.run(digest, previousHash, hash, entry.seq);
    previousHash = hash;
  }
}

/** The outcome of a verification with the first finding of each check that has one. */
export async function verify(folder: string) {
  const { outcome, checks } = await verifyRecord({
    file: path.join(folder, databaseName),
    attachmentState: (sha256) => keptFileState(folder, sha256),
  });
  const found = checks.flatMap(({ check, first }) => (first === null ? [] : [[check, first] as const]));
  return { outcome, found: Object.fromEntries(found) };
}
