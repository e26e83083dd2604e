// The checks that only read the sources, two at a time, the longest first. What each says stands together, under its name;
// every one of them is run, and one that fails fails the whole.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const checks = ['types', 'format', 'lint', 'unused', 'imports'];
const lanes = 2;

async function run(name) {
  const from = performance.now();
  const child = spawn(`npm run -s check:${name} 2>&1`, {
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  const said = await text(child.stdout);
  const code = await ended;
  if (code !== 0) process.exitCode = 1;
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`check:${name} ${code === 0 ? 'passed' : `failed (${code})`}, ${seconds} s\n${said}`.trimEnd());
}

async function lane() {
  for (let name = checks.shift(); name !== undefined; name = checks.shift()) await run(name);
}

await Promise.all(Array.from({ length: lanes }, lane));
