import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseName } from '../../db/open.ts';
import { makeHall } from '../support/lan-hall.ts';
import { Load } from './load.ts';
import { percentiles, type Line } from './measure.ts';
import { Program } from './program.ts';

const phones = 1000;
const voters = 500;
const doorBudget = 20;

/** A hall of phones on loopback, and how the desktop's own calls fare meanwhile. */
export async function measureLan(): Promise<readonly Line[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-bench-lan-'));
  const hall = await makeHall(folder, voters);
  const load = new Load();
  let program = await Program.start(folder);
  const lines: Line[] = [];
  const door = (name: string, samples: readonly number[], alone: readonly number[]): void => {
    const { p50, p95 } = percentiles(samples);
    const ratio = p95 / percentiles(alone).p95;
    const met = p95 <= doorBudget;
    lines.push({
      name: `  desktop's calls, ${name}`,
      p50,
      p95,
      unit: 'ms',
      ratio,
      budget: `p95 ≤ ${doorBudget} ms`,
      met,
    });
  };
  try {
    const address = await program.serve();
    const atFirst = program.megabytes();
    await program.call('ballot.unlock', { ballotId: hall.ballotId, ...hall.openingCode });
    await load.do({ enter: address, tickets: hall.tickets.map(({ ticket }) => ticket) });
    const alone = await program.meanwhile(wait(5_000));
    door('nobody else there', alone, alone);

    const before = program.megabytes();
    const connecting = await program.meanwhile(load.do({ listen: phones }));
    await wait(3_000);
    const more = program.megabytes() - before;
    lines.push({
      name: '1,000 phones connected, more memory',
      p50: more,
      p95: more,
      unit: 'MB',
      budget: '≤ 150 MB',
      met: more <= 150,
    });
    // What the entering of 500 left to be collected may hide what the connections take: this one hides nothing.
    const sinceFirst = program.megabytes() - atFirst;
    lines.push({
      name: '  since phones were first served',
      p50: sinceFirst,
      p95: sinceFirst,
      unit: 'MB',
      budget: '≤ 150 MB',
      met: sinceFirst <= 150,
    });
    door('1,000 come in', connecting, alone);
    door('1,000 listen', await program.meanwhile(wait(5_000)), alone);

    const heardBefore = (await load.state()).heard;
    let votes: readonly number[] = [];
    const cpuBefore = program.cpuMillis();
    const voting = await program.meanwhile(
      load.do({ vote: 3_000 }).then((took) => {
        votes = took as readonly number[];
      }),
    );
    lines.push(answered('500 ballots in 3 s, acknowledged', votes, 300));
    door('500 ballots', voting, alone);
    const each = (program.cpuMillis() - cpuBefore) / voters;
    lines.push({ name: '  processor time for each ballot, all in', p50: each, p95: each, unit: 'ms' });
    const inBox = countOf(folder, 'SELECT count(*) FROM secret_slip');
    if (inBox !== voters) throw new Error(`${inBox} votes are in the box and not ${voters}`);
    const notices = ((await load.state()).heard - heardBefore) / phones;
    console.log(`notices heard by each phone during the ballots: ${notices}`);

    let petitions: readonly number[] = [];
    const cpuThen = program.cpuMillis();
    const handingIn = await program.meanwhile(
      load.do({ handIn: 100, during: 30_000 }).then((took) => {
        petitions = took as readonly number[];
      }),
    );
    lines.push(answered('200 petitions a minute, two photos', petitions));
    const eachOne = (program.cpuMillis() - cpuThen) / petitions.length;
    lines.push({ name: '  processor time for each, all in', p50: eachOne, p95: eachOne, unit: 'ms' });
    door('petitions with photos', handingIn, alone);

    await load.do({ storm: true });
    await program.end();
    while ((await load.state()).connected > 0) await wait(50);
    program = await Program.start(folder);
    await program.serve();
    const from = performance.now();
    const cpuAgain = program.cpuMillis();
    const storm = await program.meanwhile(load.untilRead(phones));
    const settled = (performance.now() - from) / 1000;
    lines.push({
      name: '1,000 connected and read again',
      p50: settled,
      p95: settled,
      unit: 's',
      budget: '≤ 10 s',
      met: settled <= 10,
    });
    door('1,000 come back', storm, alone);
    const back = (program.cpuMillis() - cpuAgain) / phones;
    lines.push({ name: '  processor time for each, all in', p50: back, p95: back, unit: 'ms' });
  } finally {
    load.end();
    await program.end();
    rmSync(folder, { recursive: true, force: true });
  }
  return lines;
}

function answered(name: string, samples: readonly number[], budget?: number): Line {
  const p99 = samples.toSorted((a, b) => a - b)[Math.floor(samples.length * 0.99)] ?? 0;
  console.log(`${name}: p99 ${p99.toFixed(1)} ms`);
  const held = budget === undefined ? {} : { budget: `p99 ≤ ${budget} ms`, met: p99 <= budget };
  return { name, ...percentiles(samples), unit: 'ms', ...held };
}

function countOf(folder: string, sql: string): number {
  const file = new Database(path.join(folder, databaseName), { readonly: true });
  try {
    return Number(file.prepare(sql).pluck().get());
  } finally {
    file.close();
  }
}
