import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { newFolder, otherProcess, root } from '../support/fault.ts';

const slips = 20_000;

/** As much of a record as takes part: a ballot under way with a box so full that emptying it takes its time. */
function recordWithFullBox(file: string): void {
  const sqlite = new Database(file);
  sqlite.exec(`
    CREATE TABLE ballot (id TEXT PRIMARY KEY, state TEXT, boxId TEXT);
    CREATE TABLE secret_box (id TEXT PRIMARY KEY, wrappedKey BLOB);
    CREATE TABLE secret_slip (id TEXT PRIMARY KEY, boxId TEXT, sealed BLOB);
    INSERT INTO ballot VALUES ('a', 'open', 'box');
    INSERT INTO secret_box VALUES ('box', x'01');
    WITH RECURSIVE slip (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM slip WHERE n < ${slips})
    INSERT INTO secret_slip SELECT hex(randomblob(8)), 'box', randomblob(1000) FROM slip`);
  sqlite.close();
}

it('leaves a record set aside whole, with its box full or empty, when it is killed while it empties that', async () => {
  const folder = newFolder();
  const full = path.join(folder, 'full.db');
  recordWithFullBox(full);
  const program = `const { emptyOpenBoxes } = await import(${JSON.stringify(path.join(root, 'db/open-boxes.ts'))});
    console.log('begins');
    emptyOpenBoxes(process.argv[1], '2025-09-26T10:00:00.000Z');`;
  for (const wait of [60, 120, 160, 200, 240, 280, 340, 400]) {
    const file = path.join(folder, `${wait}.db`);
    copyFileSync(full, file);
    const other = otherProcess(['--input-type=module', '-e', program, file]);
    await other.said('begins');
    await delay(wait);
    await other.kill();
    const left = new Database(file);
    expect(left.pragma('integrity_check', { simple: true }), `after ${wait} ms`).toBe('ok');
    expect([0, slips]).toContain(left.prepare('SELECT count(*) FROM secret_slip').pluck().get());
    left.close();
  }
}, 60_000);
