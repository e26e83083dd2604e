// npm run gongshi -- …: the command line from source, with the Node that this project brings along.
import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);

if (args[0] === 'serve' && !args.includes('--help') && !existsSync(path.join(root, 'out/renderer/index.html'))) {
  console.error('building the pages …');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
  });
  if (built.status !== 0) process.exit(1);
}
process.argv.splice(1, 1, path.join(root, 'electron/cli.ts'));
await import('../electron/cli.ts');
