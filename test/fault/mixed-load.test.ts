import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { checkRecord } from '../support/check-record.ts';
import { copyOf, loadFolder, openBackend } from '../support/load-folder.ts';
import { notSent, signInAll, step } from '../support/mixed-load.ts';
import { Workload } from '../support/workload.ts';

let base = '';
const folders: string[] = [];
beforeAll(async () => {
  base = await loadFolder();
});
afterAll(() => {
  for (const folder of [base, ...folders]) rmSync(folder, { recursive: true, force: true });
});

async function run(seed: number, steps: number) {
  const folder = copyOf(base);
  folders.push(folder);
  const errors: string[] = [];
  const backend = await openBackend(folder, (text) => errors.push(text));
  const sent: string[] = [];
  const w = new Workload(seed, (request) => {
    sent.push(request.call);
    return backend.dispatch(request, 'desktop');
  });
  await signInAll(w);
  for (let i = 0; i < steps; i += 1) {
    await signInAll(w);
    await step(w);
  }
  await backend.close();
  expect(errors).toEqual([]);
  return { w, folder, sent };
}

describe('the mixed load', () => {
  it('has every command of the contract acknowledged, or says why it is not sent, and the record holds', async () => {
    const { w, folder } = await run(1, 1500);
    const acknowledged = new Set<string>(w.acknowledged.map(({ call }) => call));
    const missing = (Object.entries(contract) as [string, Operation][])
      .filter(([, { kind }]) => kind !== 'query')
      .map(([name]) => name)
      .filter((name) => !acknowledged.has(name) && !Object.hasOwn(notSent, name));
    expect(missing).toEqual([]);
    expect(Object.keys(notSent).filter((name) => !Object.hasOwn(contract, name))).toEqual([]);
    expect(w.unanswered.size).toBe(0);
    checkRecord(folder);
  }, 60_000);

  it('is the same for the same seed', async () => {
    const [first, again, other] = [await run(7, 60), await run(7, 60), await run(8, 60)];
    expect(again.sent).toEqual(first.sent);
    expect(other.sent).not.toEqual(first.sent);
  });
});
