// npm start: the desktop app when Electron's binary is here or can be downloaded; otherwise the same backend and the same
// pages in a window of the local browser. Plain JavaScript, so that any Node that parses it can say what is missing.
import './check-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { locateElectron } from './locate-electron.mjs';

const root = path.resolve(import.meta.dirname, '..');
const flags = new Set(process.argv.slice(2));
const say = (line) => console.log(`[gongshi] ${line}`);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const isRoot = process.platform === 'linux' && process.getuid() === 0;
const downloadLimitMs = 120_000;

/** The program of a usable Electron, or the reason why there is none. */
function findElectron() {
  if (!existsSync(path.join(root, 'out/main/main.js'))) return { reason: '桌面外壳尚未构建' };
  if (!hasDisplay) return { reason: '没有图形界面' };
  const place = locateElectron();
  if (place === undefined) return { reason: '未安装 electron' };
  let { program } = place;
  if (program === undefined) {
    say('首次运行，正在下载 Electron …');
    const options = { stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8', timeout: downloadLimitMs };
    spawnSync(process.execPath, [path.join(place.dir, 'install.js')], options);
    program = locateElectron()?.program;
  }
  if (program === undefined) return { reason: '无法下载 Electron' };
  const probe = spawnSync(program, ['--version', ...(isRoot ? ['--no-sandbox'] : [])], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return probe.status === 0 ? { program } : { reason: 'Electron 无法在此运行' };
}

async function openWindow(url, stop) {
  say(`地址 ${url}`);
  if (flags.has('--no-open') || !hasDisplay) return;
  const browser = await findBrowser({ ownFirst: false });
  if (browser === undefined) {
    const [opener, ...args] = { win32: ['cmd', '/c', 'start', '', url], darwin: ['open', url] }[process.platform] ?? [
      'xdg-open',
      url,
    ];
    spawn(opener, args, { stdio: 'ignore', detached: true })
      .on('error', () => say('请在浏览器中打开上面的地址。'))
      .unref();
    return;
  }
  const profile = path.join(dataDir, 'browser');
  const args = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
  ];
  args.push(
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--window-size=1366,768',
  );
  if (isRoot) args.push('--no-sandbox');
  // A profile of its own: the process lives as long as the window, and closing the window ends the program.
  spawn(browser, args, { stdio: 'ignore' }).on('exit', stop);
}

if (!flags.has('--no-build')) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(1);
}

const dataDir = process.env.GONGSHI_DATA ?? path.join(homedir(), '.gongshi');
const electron = flags.has('--web') ? { reason: '--web' } : findElectron();
if (electron.program) {
  const env = { ...process.env, GONGSHI_DATA: process.env.GONGSHI_DATA ?? '' };
  const child = spawn(electron.program, [root, ...(isRoot ? ['--no-sandbox'] : [])], { stdio: 'inherit', env });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
} else {
  say(`未使用 Electron（${electron.reason}）：改用本机服务和浏览器窗口，功能相同，数据只保存在本机。`);
  const host = spawn(process.execPath, [path.join(root, 'out/cli/cli.js'), 'serve', '--data', dataDir, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => host.kill('SIGTERM');
  host.stdout.setEncoding('utf8').once('data', (text) => void openWindow(JSON.parse(text).url, stop));
  host.on('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
}
