import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseName } from '../../db/open.ts';
import { hallClock, hallPassphrase, makeHall } from '../support/lan-hall.ts';
import type { ToLoad } from './lan-load.ts';
import { percentiles, type Line } from './measure.ts';

const phones = 1000;
const voters = 500;
const port = 18_490;
const doorBudget = 20;
const cli = path.resolve(import.meta.dirname, '../../out/cli/cli.js');

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

/** The built program as it serves this PC's browser, in a process of its own, with the chair signed in. */
class Program {
  readonly #child: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #origin: string;
  readonly #cookie: string;
  #token: string | undefined;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#origin = new URL(url).origin;
    this.#cookie = `gongshi=${new URL(url).searchParams.get('key') ?? ''}`;
  }

  static async start(folder: string): Promise<Program> {
    const env = { ...process.env, GONGSHI_CLOCK: hallClock, GONGSHI_PASSPHRASE_COST: 'test' };
    const child = spawn(process.execPath, [cli, 'serve', '--data', folder, '--no-open'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error('the program did not start')));
      child.stdout.once('data', (text: Buffer) => resolve((JSON.parse(text.toString()) as { url: string }).url));
    });
    const program = new Program(child, url);
    const signedIn = await program.call('account.signIn', { name: 'chair', passphrase: hallPassphrase });
    program.#token = (signedIn as { token: string }).token;
    return program;
  }

  async serve(): Promise<string> {
    return ((await this.call('host.start', { address: '127.0.0.1', port })) as { address: string }).address;
  }

  call(call: string, input: unknown): Promise<unknown> {
    const body = JSON.stringify({ call, input, token: this.#token, commandId: randomUUID() });
    const headers = { 'content-type': 'application/json', origin: this.#origin, cookie: this.#cookie };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}/api/call`, { method: 'POST', agent: this.#agent, headers }, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => {
          const reply = JSON.parse(text) as { ok: boolean; value: unknown; error?: { code: string } };
          if (reply.ok) resolve(reply.value);
          else reject(new Error(`${call}: ${reply.error?.code}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** How long ordinary calls take, some thirty a second, reading and recording, until `work` is done. */
  async meanwhile(work: Promise<unknown>): Promise<readonly number[]> {
    let over = false;
    const done = work.finally(() => (over = true));
    done.catch(() => undefined);
    const samples: number[] = [];
    for (let n = 0; !over; n += 1) {
      const from = performance.now();
      if (n % 4 === 0) await this.call('petition.register', { text: `饭堂第${n}次涨价，希望公开账目` });
      else await this.call('petition.list', { limit: 50 });
      samples.push(performance.now() - from);
      await wait(25);
    }
    await done;
    return samples;
  }

  megabytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
  }

  /** Of the processor so far: what others do on the machine counts little in it. */
  cpuMillis(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  }

  async end(): Promise<void> {
    this.#agent.destroy();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** The process with the phones. */
class Load {
  readonly #child = fork(path.resolve(import.meta.dirname, 'lan-load.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });

  #last: Promise<unknown> = Promise.resolve();

  do(message: ToLoad): Promise<unknown> {
    const answer = this.#last.then(
      () =>
        new Promise((resolve, reject) => {
          this.#child.once('message', (got: { value?: unknown; failed?: string }) =>
            got.failed === undefined ? resolve(got.value) : reject(new Error(got.failed)),
          );
          this.#child.send(message);
        }),
    );
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  state(): Promise<{ connected: number; heard: number; readAgain: number }> {
    return this.do({ heard: true }) as Promise<{ connected: number; heard: number; readAgain: number }>;
  }

  async untilRead(many: number): Promise<void> {
    for (;;) {
      const { connected, readAgain } = await this.state();
      if (connected === many && readAgain === many) return;
      await wait(50);
    }
  }

  end(): void {
    this.#child.kill();
  }
}
