import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hallClock, hallPassphrase } from '../support/lan-hall.ts';
import { timed } from './measure.ts';

const port = 18_490;
/** Milliseconds between two of the desktop's calls. */
const callEvery = 33;
const cli = path.resolve(import.meta.dirname, '../../out/cli/cli.js');

/** The built program as it serves this PC's browser, in a process of its own, with the chair signed in. */
export class Program {
  readonly #child: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 6 });
  readonly #origin: string;
  /** Where this PC's browser opens it. */
  readonly url: string;
  readonly #cookie: string;
  #token: string | undefined;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
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

  /**
   * How long ordinary calls take, until `work` is done: reading, and one in ten recording a petition, which all who read
   * what hangs on the wall are told of; two hundred a minute are as many as there are. They are sent thirty times a second
   * whether or not the ones before are answered: one long wait then counts for everybody who would have met it.
   */
  async meanwhile(work: Promise<unknown>): Promise<readonly number[]> {
    let over = false;
    const done = work.finally(() => (over = true));
    done.catch(() => undefined);
    const sent: Promise<number>[] = [];
    const began = performance.now();
    for (let n = 0; !over; n += 1) {
      const call = timed(() =>
        n % 10 === 0
          ? this.call('petition.register', { text: `饭堂第${n}次涨价，希望公开账目` })
          : this.call('petition.list', { limit: 50 }),
      );
      call.catch(() => undefined);
      sent.push(call);
      await wait(Math.max(1, began + (n + 1) * callEvery - performance.now()));
    }
    await done;
    return Promise.all(sent);
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
