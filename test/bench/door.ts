import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { databaseName } from '../../db/open.ts';
import { clock, passphrase, resourcesDir } from './database.ts';
import { percentiles, sample, timed, type Line } from './measure.ts';

interface Reply {
  readonly id: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string };
}

/** The backend as the desktop runs it, built, in a thread of its own behind a MessagePort. */
class Program {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;
  #token: string | undefined;

  private constructor(worker: Worker, port: MessagePort) {
    this.#worker = worker;
    this.#port = port;
    port.on('message', (message: Reply) => this.#waiting.get(message.id)?.(message));
  }

  static async start(dataDir: string): Promise<Program> {
    const boot = JSON.stringify({ dataDir, resourcesDir });
    const entry = path.resolve(import.meta.dirname, '../../out/backend/backend.js');
    const env = { ...process.env, GONGSHI_CLOCK: clock, GONGSHI_PASSPHRASE_COST: 'test' };
    const worker = new Worker(entry, { argv: [boot], env });
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', ({ type }: { type: string }) => {
        if (type === 'ready') resolve();
        if (type === 'failed') reject(new Error('the backend did not start'));
      });
    });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ type: 'connect', port: port2 }, [port2]);
    return new Program(worker, port1);
  }

  async signIn(): Promise<void> {
    const { token } = (await this.call('account.signIn', { name: 'zhuxi', passphrase })) as { token?: string };
    this.#token = token;
  }

  async call(name: string, input: unknown, isCommand = false): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#port.postMessage({
        id,
        call: name,
        input,
        ...(this.#token === undefined ? {} : { token: this.#token }),
        ...(isCommand || name === 'account.signIn' ? { commandId: randomUUID() } : {}),
      });
    });
    this.#waiting.delete(id);
    if (!reply.ok) throw new Error(`${name}: ${reply.error?.code}`);
    return reply.value;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#worker.on('exit', () => resolve()));
    this.#port.close();
    this.#worker.postMessage({ type: 'shutdown' });
    await closed;
  }
}

/** Start, register, recording and import through the door and a MessagePort, on a copy of the database. */
export async function measureDoor(folder: string): Promise<readonly Line[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gongshi-bench-'));
  cpSync(path.join(folder, databaseName), path.join(dataDir, databaseName));
  const lines: Line[] = [];
  try {
    const starts: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      let program: Program | undefined;
      starts.push(await timed(async () => (program = await Program.start(dataDir))));
      await program?.stop();
    }
    const start = percentiles(starts);
    lines.push({
      name: 'backend ready',
      ...start,
      unit: 'ms',
      budget: '≤ 400 ms',
      met: start.p50 <= 400,
    });

    const program = await Program.start(dataDir);
    await program.signIn();
    const page = percentiles(
      await sample(() => program.call('petition.list', { states: ['in_progress'], limit: 50 }), 500),
    );
    lines.push({
      name: 'register page through the door',
      ...page,
      unit: 'ms',
      budget: 'p95 ≤ 3 ms',
      met: page.p95 <= 3,
    });
    const found = percentiles(await sample(() => program.call('petition.list', { words: '饭堂', limit: 50 }), 300));
    lines.push({ name: 'search through the door', ...found, unit: 'ms' });
    let n = 0;
    const record = percentiles(
      await sample(async () => {
        n += 1;
        await program.call('petition.register', { text: `第${n}条：三号线的风扇坏了，请尽快修，夜班热得受不了` }, true);
      }, 200),
    );
    lines.push({ name: 'recording a petition', ...record, unit: 'ms', budget: 'p95 ≤ 10 ms', met: record.p95 <= 10 });

    const rows = Array.from(
      { length: 100_000 },
      (_, row) => `第${row}条：包装间的灯不亮，已经报修,2026-10-${String(1 + (row % 28)).padStart(2, '0')}`,
    );
    const content = Buffer.from(`\uFEFF诉求内容,提交时间\n${rows.join('\n')}\n`).toString('base64');
    const took = await timed(async () => {
      const { importId } = (await program.call(
        'import.prepare',
        { kind: 'petitions', fileName: 'a.csv', content },
        true,
      )) as { importId: string };
      await program.call('import.commit', { importId }, true);
    });
    lines.push({
      name: 'import of 100,000 rows',
      p50: took / 1000,
      p95: took / 1000,
      unit: 's',
      budget: '≤ 20 s',
      met: took <= 20_000,
    });
    await program.stop();
    lines.push({ name: 'database file', p50: megabytes(folder), p95: megabytes(folder), unit: 'MB' });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return lines;
}

function megabytes(folder: string): number {
  return Math.round(statSync(path.join(folder, databaseName)).size / 1_000_000);
}
