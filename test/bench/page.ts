import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { clock, passphrase } from './database.ts';
import { percentiles, timed, type Line } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'out/renderer');

/** The first screen in a real browser on the million, the weight of its script, and the backend's memory afterwards. */
export async function measurePage(folder: string): Promise<readonly Line[]> {
  const env = { ...process.env, GONGSHI_CLOCK: clock, GONGSHI_PASSPHRASE_COST: 'test' };
  const server = spawn(process.execPath, [path.join(root, 'out/cli/cli.js'), 'serve', '--data', folder, '--no-open'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    server.stdout
      .setEncoding('utf8')
      .once('data', (text: string) => resolve((JSON.parse(text) as { url: string }).url));
  });
  const executablePath = await findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const shown: number[] = [];
    for (let run = 0; run < 6; run += 1) {
      const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      const took = await timed(async () => {
        await page.goto(url);
        await page.getByLabel('账号').waitFor();
      });
      if (run > 0) shown.push(took);
      if (run === 5) {
        await page.getByLabel('账号').fill('zhuxi');
        await page.getByLabel('口令').fill(passphrase);
        await page.keyboard.press('Enter');
        await page.getByRole('menuitem', { name: '诉求' }).click();
        await page.locator('a[href^="#/petitions/"]').first().waitFor();
        await page.getByRole('menuitem', { name: '统计' }).click();
        await page.locator('.ant-statistic').first().waitFor();
      }
      await context.close();
    }
    const first = percentiles(shown);
    const memory = residentMegabytes(server.pid ?? 0);
    const script = firstLoad();
    return [
      { name: 'first screen usable', ...first, unit: 'ms', budget: '≤ 1,500 ms', met: first.p50 <= 1500 },
      {
        name: 'script of the first load, gzip',
        p50: script,
        p95: script,
        unit: 'kB',
        budget: '≤ 600 kB',
        met: script <= 600,
      },
      {
        name: 'backend, resident memory',
        p50: memory,
        p95: memory,
        unit: 'MB',
        budget: '≤ 250 MB',
        met: memory <= 250,
      },
    ];
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Everything that index.html and its modules ask for before a place is opened. */
function firstLoad(): number {
  const page = readFileSync(path.join(built, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(path.join(built, file), 'utf8');
    for (const match of code.matchAll(/(?:^|[;}\s])import\s*(?:[^'"()]*?from\s*)?["']\.\/([^"']+\.js)["']/g))
      visit(path.posix.join(path.posix.dirname(file), match[1] ?? ''));
  };
  for (const file of wanted) visit(file);
  return Math.round(
    [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file))).length, 0) / 1000,
  );
}

function residentMegabytes(pid: number): number {
  if (!readdirSync('/').includes('proc')) return 0;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
}
