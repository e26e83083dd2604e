import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { databaseName } from '../../db/open.ts';
import { createLog } from '../../electron/backend/log.ts';
import { LogEmptying } from '../../electron/backend/log-emptying.ts';
import { testHost, type TestHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, voteSecretly } from '../support/ballot.ts';

const ends = ['', '-wal'];
const logOf = (folder: string): number => statSync(path.join(folder, `${databaseName}-wal`)).size;

/** Somebody who reads the record as it is at this moment, and holds on to it: a large backup being copied, say. */
function reader({ dataDir }: TestHost): { done(): void } {
  const sqlite = new Database(path.join(dataDir, databaseName), { readonly: true });
  onTestFinished(() => void sqlite.close());
  sqlite.exec('BEGIN');
  sqlite.prepare('SELECT count(*) FROM ballot').get();
  return { done: () => sqlite.close() };
}

function isInFiles(folder: string, bytes: readonly Buffer[]): boolean {
  const files = ends.map((end) => readFileSync(path.join(folder, databaseName + end)));
  return bytes.some((one) => files.some((file) => file.includes(one.subarray(0, 16))));
}

/** A ballot that is closed while somebody reads; what lay in its box. */
async function closedWhileRead() {
  const host = await testHost();
  const held = await sessionWithMajorItem(host, 3, 3);
  const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
  await voteSecretly(held.chair, ballotId, () => 'for');
  const sealed = host.rows<{ sealed: Buffer }>('SELECT sealed FROM secret_slip').map((row) => row.sealed);
  const reading = reader(host);
  const from = performance.now();
  await close(held.chair, ballotId);
  return { host, sealed, reading, took: performance.now() - from };
}

it('is cut as soon as nobody reads what a closed ballot has left in it, and nobody waits for that', async () => {
  const { host, sealed, reading, took } = await closedWhileRead();
  expect(took).toBeLessThan(3000);
  expect(isInFiles(host.dataDir, sealed), 'the reader sees the record as it was').toBe(true);
  // The desk goes on meanwhile.
  await (await host.signIn('chair')).do('petition.register', { text: '诉求' });
  reading.done();
  await expect.poll(() => logOf(host.dataDir), { timeout: 5000 }).toBe(0);
  expect(isInFiles(host.dataDir, sealed)).toBe(false);
  expect(host.errors).toEqual([]);
});

it('is cut when the program starts, where it was killed before it had done so', async () => {
  const { host, sealed } = await closedWhileRead();
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const end of ends)
    copyFileSync(path.join(host.dataDir, databaseName + end), path.join(folder, databaseName + end));
  expect(isInFiles(folder, sealed)).toBe(true);
  const again = await testHost(undefined, folder);
  expect(again.rows('SELECT count(*) AS n FROM published_slip')).toEqual([{ n: 3 }]);
  expect(logOf(folder)).toBe(0);
  expect(isInFiles(folder, sealed)).toBe(false);
});

it('is tried again after a failure of the disk, which is told once', async () => {
  const told: unknown[] = [];
  let attempts = 0;
  const emptying = new LogEmptying({
    attempt: () => {
      attempts += 1;
      return attempts <= 3 ? Promise.reject(new Error('disk I/O error')) : Promise.resolve(true);
    },
    aside: (act) => act(),
    log: createLog((line) => told.push(line)),
  });
  await emptying.empty();
  expect([attempts, told.length]).toEqual([4, 1]);
});

it('does not hold up closing the program while somebody reads', async () => {
  const { host, reading } = await closedWhileRead();
  setTimeout(() => reading.done(), 200);
  await host.close();
  expect(host.errors).toEqual([]);
});
