import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { AppError, type ErrorCode } from '../../shared/errors.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** A folder of its own for this test. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-fault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The code with which something was refused; fails when it went through or broke in another way. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode> {
  const error = await work.then(
    () => expect.fail('went through'),
    (caught: unknown) => caught,
  );
  if (!(error instanceof AppError)) throw error;
  return error.code;
}

export interface Helper {
  readonly child: ChildProcess;
  /** Lines it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves with its first line that holds `text` and fits. */
  said(text: string, fits?: (line: string) => boolean): Promise<string>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Another process, ended with the test at the latest. */
export function otherProcess(args: readonly string[], env: Record<string, string> = {}): Helper {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { ...process.env, GONGSHI_PASSPHRASE_COST: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (piece: Buffer) => {
    const parts = `${rest}${piece.toString()}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
      wake();
    });
  });
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  onTestFinished(() => kill());
  return {
    child,
    lines,
    kill,
    said: (text, fits = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => line.includes(text) && fits(line));
          const ended = child.exitCode !== null || child.signalCode !== null;
          if (found === undefined && !ended) return;
          waiting.delete(look);
          if (found === undefined) reject(new Error(`ended without saying ${text}: ${lines.join('\n')}\n${errors}`));
          else resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
