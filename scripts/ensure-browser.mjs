// Before the end-to-end tests: a Chromium and a font with Chinese characters, installed where this may be done.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

const isDebianRoot = process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');
const hasChineseFont = () =>
  process.platform !== 'linux' || spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== '';

const missing = [];
if ((await findBrowser()) === undefined) missing.push('chromium');
if (!hasChineseFont() || spawnSync('fc-list').error) missing.push('fonts-noto-cjk');

if (missing.length > 0 && isDebianRoot) {
  console.error(`installing ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  run(['update', '-q']);
  run(['install', '-y', '-q', '--no-install-recommends', 'fontconfig', ...missing]);
}
if ((await findBrowser()) === undefined) {
  console.error(
    '没有找到 Chromium。请安装 Chrome 或 Chromium，或运行 npx playwright install chromium，或用 CHROMIUM_PATH 指定。\n' +
      'No Chromium was found. Install Chrome or Chromium, run "npx playwright install chromium", or set CHROMIUM_PATH.',
  );
  process.exit(1);
}
