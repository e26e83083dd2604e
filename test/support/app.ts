import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, type Page } from '@playwright/test';
import { locateElectron } from '../../scripts/locate-electron.mjs';
import { launchDouble, type DoubleApp } from './double-app.ts';

export interface App {
  readonly page: Page;
  readonly dataDir: string;
  /** The main process on the double of Electron; absent where a browser talks to the local host. */
  readonly desktop: DoubleApp | undefined;
  /** Ends the program and starts it at another time: on the same data, or as on a PC that never had any. */
  restart(clock: string, how?: { readonly forgetEverything?: boolean }): Promise<void>;
  /**
   * Kills the local host as a power cut does and starts it at its old address, with `meanwhile` in between. The app's page
   * opens anew, as it does with the program; every other page stays open. Host only.
   */
  powerCut(clock: string, meanwhile?: () => Promise<void>): Promise<void>;
  /** Loads the page anew: as F5 does in a browser, as the program does it for its own windows, which no page may. */
  reload(): Promise<void>;
  /** Leaves a picture of the screen under test/.output/screenshots, in the language the page is in. */
  picture(name: string): Promise<void>;
}

interface Running {
  readonly page: Page;
  readonly desktop: DoubleApp | undefined;
  stop(): Promise<void>;
  /** Gives it no time for anything. */
  kill?(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The real program on a data folder of its own, driven through its pages: over HTTP, or its desktop code on the double. */
export const test = base.extend<{ clock: string; app: App }>({
  clock: ['2025-09-26T17:00:00+08:00', { option: true }],
  app: async ({ page: browserPage, clock, launchOptions, viewport }, use, info) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'gongshi-e2e-'));
    const environment = (at: string): NodeJS.ProcessEnv => ({
      ...process.env,
      GONGSHI_CLOCK: at,
      GONGSHI_DATA: dataDir,
      GONGSHI_PASSPHRASE_COST: 'test',
    });
    const start = (at: string): Promise<Running> => {
      const env = environment(at);
      switch (info.project.name) {
        case 'electron':
          return startElectron(env);
        case 'double':
          return startDouble(env, { launchOptions, viewport });
        default:
          return startHost(env, dataDir, browserPage);
      }
    };
    let running = await start(clock);
    await use({
      get page() {
        return running.page;
      },
      get desktop() {
        return running.desktop;
      },
      dataDir,
      async restart(at, { forgetEverything = false } = {}) {
        await running.stop();
        if (forgetEverything) {
          for (const entry of readdirSync(dataDir)) rmSync(path.join(dataDir, entry), { recursive: true, force: true });
        }
        running = await start(at);
      },
      async powerCut(at, meanwhile) {
        if (running.kill === undefined) throw new Error('only the local host is killed');
        const { page } = running;
        const { port } = new URL(page.url());
        await running.kill();
        await meanwhile?.();
        const { child, url } = await serve(environment(at), dataDir, port);
        await page.goto(url);
        running = hostOf(child, page);
      },
      async reload() {
        const { page, desktop } = running;
        if (desktop === undefined) await page.reload();
        else {
          const loaded = page.waitForEvent('load');
          await desktop.evaluate((electron) => {
            const { BrowserWindow } = electron as {
              BrowserWindow: { getAllWindows(): { webContents: { reload(): void } }[] };
            };
            for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
          });
          await loaded;
        }
      },
      async picture(name) {
        const { page } = running;
        const locale = (await page.locator('html').getAttribute('lang')) ?? 'zh-CN';
        // Messages that fade by themselves would make two pictures of one screen.
        await page.waitForTimeout(400);
        await page.addStyleTag({ content: '.ant-message { display: none }' });
        await page.screenshot({ path: path.join(root, `test/.output/screenshots/${name}-${locale}.png`) });
      },
    });
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

async function startHost(env: NodeJS.ProcessEnv, dataDir: string, page: Page): Promise<Running> {
  const { child, url } = await serve(env, dataDir, '0');
  await page.goto(url);
  return hostOf(child, page);
}

async function serve(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  port: string,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ['electron/cli.ts', 'serve', '--data', dataDir, '--port', port, '--no-open'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve((JSON.parse(text) as { url: string }).url));
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  return { child, url };
}

function hostOf(child: ChildProcess, page: Page): Running {
  return { page, desktop: undefined, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}

async function startDouble(env: NodeJS.ProcessEnv, options: Parameters<typeof launchDouble>[1]): Promise<Running> {
  const desktop = await launchDouble(env, options);
  return { page: desktop.page, desktop, stop: () => desktop.quit() };
}

/** The real thing; as root it needs to run without its sandbox. */
async function startElectron(env: NodeJS.ProcessEnv): Promise<Running> {
  const program = locateElectron()?.program;
  if (program === undefined) throw new Error('the binary of Electron is not here');
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: program,
    args: [...(isRoot ? ['--no-sandbox'] : []), '.'],
    cwd: root,
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    locale: 'zh-CN',
  });
  const page = await app.firstWindow();
  const desktop: DoubleApp = {
    page,
    evaluate: (act) => app.evaluate(act as never),
    quit: () => app.close(),
  };
  return { page, desktop, stop: () => desktop.quit() };
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
