import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { auditHash } from '../../db/audit/entry.ts';
import { passphrase, testHost, type TestHost } from '../support/backend.ts';
import { newFolder, otherProcess } from '../support/fault.ts';

const rounds = 5;

async function prepared(): Promise<string> {
  const folder = newFolder();
  const host = await testHost(undefined, folder);
  await host.chair();
  await host.close();
  return folder;
}

/** Nothing is broken: the file, its references, and the chain of the audit. */
function expectSound(host: TestHost): void {
  expect(host.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(host.rows('PRAGMA foreign_key_check')).toEqual([]);
  let previousHash = '0'.repeat(64);
  for (const entry of host.rows<Parameters<typeof auditHash>[0] & { hash: string }>(
    'SELECT * FROM audit_entry ORDER BY seq',
  )) {
    expect(entry.previousHash).toBe(previousHash);
    expect(entry.hash).toBe(auditHash(entry));
    previousHash = entry.hash;
  }
}

describe('a program that is killed in the middle of its work', () => {
  it('has everything that it had acknowledged, in every one of many rounds', async () => {
    const folder = await prepared();
    const acknowledged: string[] = [];
    const triaged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const worker = otherProcess(['test/support/killed-worker.ts', folder, 'register', passphrase]);
      await worker.said('done');
      await wait(20 + Math.random() * 150);
      await worker.kill('SIGKILL');
      // Not of itself, by a fault of its own.
      expect(worker.child.signalCode).toBe('SIGKILL');
      const ids = (word: string) =>
        worker.lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ')[1] ?? '');
      acknowledged.push(...ids('done'));
      triaged.push(...ids('triaged'));
      expect(worker.lines.filter((line) => line.startsWith('error'))).toEqual([]);

      const host = await testHost(undefined, folder);
      const states = new Map(
        host.rows<{ id: string; state: string }>('SELECT id, state FROM petition').map((row) => [row.id, row.state]),
      );
      expect(acknowledged.filter((id) => !states.has(id))).toEqual([]);
      expect(triaged.filter((id) => states.get(id) === 'received')).toEqual([]);
      // At most the one command whose answer was under way is there without having been acknowledged.
      expect(states.size - acknowledged.length).toBeLessThanOrEqual(round + 1);
      expectSound(host);
      await host.close();
    }
    expect(acknowledged.length).toBeGreaterThan(rounds * 3);
    expect(triaged.length).toBeGreaterThan(rounds);
  }, 120_000);

  it('has nothing of an import that was not finished, and takes it in the next time', async () => {
    const folder = await prepared();
    const worker = otherProcess(['test/support/killed-worker.ts', folder, 'import', passphrase]);
    // Progress past the first batch: rows are in the open transaction, none is committed.
    await worker.said('progress ', (line) => Number(line.split(' ')[1]) > 0);
    await worker.kill('SIGKILL');
    expect(worker.lines.some((line) => line.startsWith('done'))).toBe(false);
    const host = await testHost(undefined, folder);
    expectSound(host);
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    const chair = await host.signIn('chair');
    const content = Buffer.from('诉求内容\n第1号更衣柜锁坏了').toString('base64');
    const { importId } = await chair.do('import.prepare', { kind: 'petitions', fileName: 'a.csv', content });
    expect(await chair.do('import.commit', { importId })).toEqual({ written: 1, skipped: 0 });
    await host.close();
  });
});
