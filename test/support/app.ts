import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';

export interface App {
  readonly page: Page;
  readonly dataDir: string;
  /** Ends the backend and starts it on the same data at another time; the page starts anew. */
  restart(clock: string): Promise<void>;
  /** Leaves a picture of the screen under test/.output/screenshots, in the language the page is in. */
  picture(name: string): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The real program on a data folder of its own, driven through its pages. */
export const test = base.extend<{ clock: string; app: App }>({
  clock: ['2025-09-26T17:00:00+08:00', { option: true }],
  app: async ({ page, clock }, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'gongshi-e2e-'));
    let host = await serve(dataDir, clock);
    await page.goto(host.url);
    await use({
      page,
      dataDir,
      async restart(at) {
        await stop(host.child);
        host = await serve(dataDir, at);
        await page.goto(host.url);
      },
      async picture(name) {
        const locale = (await page.locator('html').getAttribute('lang')) ?? 'zh-CN';
        // Messages that fade by themselves would make two pictures of one screen.
        await page.waitForTimeout(400);
        await page.screenshot({ path: path.join(root, `test/.output/screenshots/${name}-${locale}.png`) });
      },
    });
    await stop(host.child);
    rmSync(dataDir, { recursive: true, force: true });
  },
});

async function serve(dataDir: string, clock: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['electron/cli.ts', 'serve', '--data', dataDir, '--no-open'], {
    cwd: root,
    env: { ...process.env, GONGSHI_CLOCK: clock, GONGSHI_PASSPHRASE_COST: 'test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve((JSON.parse(text) as { url: string }).url));
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  return { url, child };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
