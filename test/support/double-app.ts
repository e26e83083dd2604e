import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type LaunchOptions, type Page, type ViewportSize } from '@playwright/test';

/** The built main process running on the double, and the page it opened. */
export interface DoubleApp {
  readonly page: Page;
  /** Runs a function in the main process with the double's modules, as Playwright's ElectronApplication does. */
  evaluate<T>(act: (electron: never) => T): Promise<T>;
  /** Quits as a person would, so that a test can look at what is left on the disk. */
  quit(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Starts out/main/main.js with `electron` replaced by the double, in a Chromium of its own. */
export async function launchDouble(
  env: NodeJS.ProcessEnv,
  { launchOptions, viewport }: { launchOptions: LaunchOptions; viewport: ViewportSize | null },
): Promise<DoubleApp> {
  const profile = await mkdtemp(path.join(tmpdir(), 'gongshi-double-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport,
    locale: 'zh-CN',
    args: [...(launchOptions.args ?? []), '--remote-debugging-port=0'],
  });
  const [port = ''] = (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const opened = context.waitForEvent('page');
  const child = fork('test/support/electron-double/run.ts', ['out/main/main.js'], {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...env, ELECTRON_DOUBLE_CDP: `http://127.0.0.1:${port}` },
    serialization: 'advanced',
  });
  const gone = exited(child).then(() => {
    throw new Error(`the main process ended with ${child.exitCode}`);
  });
  gone.catch(() => undefined);
  const page = await Promise.race([opened, gone]);
  await page.waitForURL(/gongshi\.app\.localhost/);
  const evaluate = caller(child);
  return {
    page,
    evaluate,
    async quit() {
      if (child.exitCode === null) {
        await evaluate((electron) => void setImmediate(() => (electron as { app: { quit(): void } }).app.quit()));
        await exited(child);
      }
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function caller(child: ChildProcess): DoubleApp['evaluate'] {
  let last = 0;
  return (act) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const reply = (message: { id: number; value?: never; error?: string }): void => {
        if (message.id !== id) return;
        child.off('message', reply);
        if (message.error === undefined) resolve(message.value as never);
        else reject(new Error(message.error));
      };
      child.on('message', reply);
      child.send({ id, source: act.toString(), arg: undefined });
    });
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
