import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { startedHost } from '../support/lan-host.ts';

/** Another process, so that this one stands still meanwhile: connects so many phones, and says how many got into the line. */
const phones = `
  const { connect } = require('node:net');
  let there = 0;
  for (let n = 0; n < 1000; n += 1) connect(Number(process.argv[1]), '127.0.0.1', () => (there += 1)).on('error', () => undefined);
  setTimeout(() => { process.stdout.write(String(there)); process.exit(); }, 3_000);
`;

// Elsewhere the system itself allows for a shorter line.
it.runIf(process.platform === 'linux')('keeps a hall of phones in line that comes while the PC is busy', async () => {
  const host = await startedHost({});
  const { stdout } = spawnSync(process.execPath, ['-e', phones, new URL(host.address).port], { encoding: 'utf8' });
  expect(Number(stdout)).toBe(1000);
});
