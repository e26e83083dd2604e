import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import { checkRecord } from '../support/check-record.ts';
import { copyOf, loadFolder } from '../support/load-folder.ts';
import { notSent, signInAll, step } from '../support/mixed-load.ts';
import { openBackend } from '../support/open-backend.ts';
import { Workload } from '../support/workload.ts';
import { loadDoor } from '../support/load-door.ts';

let base = '';
const folders: string[] = [];
beforeAll(async () => {
  base = await loadFolder();
});
afterAll(() => {
  for (const folder of [base, ...folders]) rmSync(folder, { recursive: true, force: true });
});

/** Does one thing after the other until `isEnough`. */
async function run(seed: number, isEnough: (w: Workload, steps: number) => boolean) {
  const folder = copyOf(base);
  folders.push(folder);
  const errors: string[] = [];
  const backend = await openBackend(folder, (text) => errors.push(text));
  const sent: string[] = [];
  const w = new Workload(seed, (request) => {
    sent.push(request.call);
    return backend.dispatch(request, loadDoor(request));
  });
  await signInAll(w);
  for (let steps = 0; !isEnough(w, steps); steps += 1) {
    await signInAll(w);
    await step(w);
  }
  await backend.close();
  expect(errors).toEqual([]);
  return { w, folder, sent };
}

describe('the mixed load', () => {
  it('has every command of the contract acknowledged, or says why it is not sent, and the record holds', async () => {
    const wanted = (Object.entries(contract) as [string, Operation][])
      .filter(([name, { kind }]) => kind !== 'query' && !Object.hasOwn(notSent, name))
      .map(([name]) => name);
    const missingIn = (w: Workload) => {
      const acknowledged = new Set<string>(w.acknowledged.map(({ call }) => call));
      return wanted.filter((name) => !acknowledged.has(name));
    };
    const { w, folder } = await run(1, (so, steps) => steps >= 6000 || (steps >= 1000 && missingIn(so).length === 0));
    expect(missingIn(w)).toEqual([]);
    expect(Object.keys(notSent).filter((name) => !Object.hasOwn(contract, name))).toEqual([]);
    expect(w.unanswered.size).toBe(0);
    checkRecord(folder);
  }, 240_000);

  it('is the same for the same seed', async () => {
    const sixty = (_w: Workload, steps: number) => steps >= 60;
    const [first, again, other] = [await run(7, sixty), await run(7, sixty), await run(8, sixty)];
    expect(again.sent).toEqual(first.sent);
    expect(other.sent).not.toEqual(first.sent);
  });
});
