import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { Reply } from '../../shared/contract/wire.ts';
import type { FromWorker, ToWorker } from './fault-worker.ts';
import { Gone, type Send } from './workload.ts';

const root = path.resolve(import.meta.dirname, '../..');
const outputDir = path.join(root, 'test/.output');

/**
 * The worker as one file: from TypeScript it takes 0.7 s to load, as one file a fifth of that, and there are hundreds.
 * @returns the file, and how to throw it away
 */
export async function bundleWorker(): Promise<{ file: string; remove: () => void }> {
  mkdirSync(outputDir, { recursive: true });
  // As deep in the tree as the source: it finds its resources from there.
  const name = `worker-${process.pid}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: 'test/support/fault-worker.ts',
      outDir: outputDir,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        external: ['better-sqlite3'],
        output: { entryFileNames: name, codeSplitting: false },
      },
    },
  });
  const file = path.join(outputDir, name);
  return {
    file,
    remove: () => {
      for (const made of [file, cacheOf(file)]) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** What one of them has compiled, for those after it. */
const cacheOf = (file: string): string => `${file}-compiled`;

/** A backend in a process of its own. */
export interface Worker {
  /** Resolves when it has opened the folder; rejects with what it said when it could not. */
  open(folder: string, clock?: string): Promise<void>;
  readonly send: Send;
  /** What the backend would have written to its log as a fault. */
  readonly failures: readonly string[];
  /** Ends it as the power switch would, at once. Resolves when the process has gone. */
  kill(): Promise<void>;
  /** Ends it as a person would. */
  close(): Promise<void>;
}

/** Starts one; it loads while others work, and opens nothing before it is told to. */
export function startWorker(file: string): Worker {
  const child: ChildProcess = fork(file, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_COMPILE_CACHE: cacheOf(file) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const failures: string[] = [];
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  let stderr = '';
  let number = 0;
  let killed = false;
  child.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const event = (is: 'loaded' | 'opened' | 'closed'): Promise<void> =>
    new Promise((resolve, reject) => {
      child.on('message', (message: FromWorker) => {
        if (is in message) resolve();
        if ('failed' in message && is === 'opened') reject(new Error(message.failed));
      });
      void gone.then(() => reject(new Error(`ended before it was ${is}: ${stderr}`)));
    });
  child.on('message', (message: FromWorker) => {
    if ('failed' in message) failures.push(message.failed);
    if (!('id' in message)) return;
    waiting.get(message.id)?.resolve(message.reply as Reply);
    waiting.delete(message.id);
  });
  void gone.then(() => {
    const why = killed ? new Gone('killed') : new Error(`ended by itself, ${String(child.exitCode)}: ${stderr}`);
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  });
  const tell = (message: ToWorker): void => void child.send(message, () => undefined);
  const loaded = event('loaded');
  loaded.catch(() => undefined);
  return {
    failures,
    async open(folder, clock) {
      await loaded;
      const opened = event('opened');
      tell({ open: folder, ...(clock === undefined ? {} : { clock }) });
      await opened;
    },
    send: (request) =>
      new Promise((resolve, reject) => {
        if (killed || child.exitCode !== null) return reject(new Gone('killed'));
        number += 1;
        waiting.set(number, { resolve, reject });
        tell({ id: number, request });
      }),
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await gone;
    },
    async close() {
      const closed = event('closed');
      tell({ close: true });
      await closed;
      killed = true;
      child.kill();
      await gone;
    },
  };
}
