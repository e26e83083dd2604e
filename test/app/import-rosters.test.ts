import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../shared/contract/import.contract.ts';
import { testHost, type Person } from '../support/backend.ts';

const data = path.resolve(import.meta.dirname, '../data');

function prepare(chair: Person, kind: ImportKind, file: string) {
  return chair.do('import.prepare', {
    kind,
    fileName: path.basename(file),
    content: readFileSync(path.join(data, file)).toString('base64'),
  });
}

async function take(chair: Person, kind: ImportKind, file: string) {
  const { importId } = await prepare(chair, kind, file);
  return chair.do('import.commit', { importId });
}

describe('importing the rosters', () => {
  it('takes 300 employees, 36 representatives and 8 delegates, and judges the rules on representation', async () => {
    const host = await testHost('2025-10-15T09:00:00+08:00');
    const chair = await host.chair();
    expect(await take(chair, 'employees', 'employees.csv')).toEqual({ written: 300, skipped: 0 });
    expect(await take(chair, 'representatives', 'representatives.csv')).toEqual({ written: 36, skipped: 0 });
    expect(await take(chair, 'management', 'management.csv')).toEqual({ written: 8, skipped: 0 });
    const { representatives, findings } = await chair.do('roster.representatives', {});
    expect(representatives).toHaveLength(36);
    // Two pairs share a name: they are told apart by number.
    expect(representatives.filter((person) => person.name === '蒋桂香')).toHaveLength(2);
    expect(
      Object.fromEntries(findings.map(({ rule, met, actual, needed }) => [rule, [met, actual, needed]])),
    ).toMatchObject({
      count: [true, 36, 30],
      share: [true, 36, 15],
      managers: [true, 4, 7],
      women: ['advice', 14, 11],
      agency: ['advice', 5, 3],
    });
    const delegates = await chair.do('roster.management', {});
    expect(delegates[0]).toMatchObject({ name: '唐银娇', isChief: true });
  });

  it('refuses each row that breaks the rules, with its cell, and stores none', async () => {
    const host = await testHost('2025-10-15T09:00:00+08:00');
    const chair = await host.chair();
    await take(chair, 'employees', 'employees.csv');
    const report = await prepare(chair, 'representatives', 'bad/16_representatives_against_the_rules.csv');
    expect(report.goodRows).toBe(0);
    expect(report.problems.map((problem) => `${problem.cell} ${problem.code}`)).toEqual([
      'A2 notFound',
      'B3 nameDiffers',
      'H3 moreThan',
      'I3 moreThan',
      'K3 endBeforeBegin',
    ]);
    expect(host.rows('SELECT count(*) AS n FROM representative')).toEqual([{ n: 0 }]);
  });
});
