/**
 * The long run of killing: `npm run fault -- --rounds 5000 [--seed 1]`. Prints a line of counts and leaves them in
 * test/.output/fault.json. The seed is printed, so that a round that failed can be had again with the same commands.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killRounds } from '../support/kill-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 5000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  process.stderr.write('--rounds and --seed take whole numbers\n');
  process.exit(2);
}

const outputDir = path.resolve(import.meta.dirname, '../.output');
mkdirSync(outputDir, { recursive: true });
const write = (result: object): void =>
  writeFileSync(path.join(outputDir, 'fault.json'), `${JSON.stringify(result, null, 2)}\n`);
const every = Math.max(1, Math.floor(rounds / 20));
const begun = new Date().toISOString();
try {
  const counts = await killRounds(rounds, seed, (soFar) => {
    if (soFar.rounds % every === 0) process.stderr.write(`${soFar.rounds} of ${rounds}, ${soFar.seconds} s\n`);
  });
  write({ ok: true, begun, ...counts });
  process.stdout.write(
    `${counts.rounds} rounds, seed ${seed}: ${counts.acknowledged} acknowledged, ${counts.unanswered} unanswered when killed ` +
      `(${counts.committedUnanswered} of them on record), ${counts.resent} sent again, ${counts.duringImport} during an import, ` +
      `${counts.auditEntries} entries checked, ${counts.seconds} s. Nothing lost, nothing twice, nothing half.\n`,
  );
} catch (error) {
  write({ ok: false, begun, seed, error: String(error) });
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
