/**
 * `npm run bench`: what the program promises about speed, measured on a database of a million petitions. Prints a table,
 * writes test/.output/bench.json; with `--strict` it fails when a budget is missed; `--only lan` measures one part.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureVerification } from './audit.ts';
import { benchDatabase } from './database.ts';
import { measureDoor } from './door.ts';
import { measureLan } from './lan.ts';
import type { Line } from './measure.ts';
import { measurePage } from './page.ts';
import { measureQueries } from './queries.ts';
import { measureTap } from './tap.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, strict: { type: 'boolean' } } });
const onMillion = { queries: measureQueries, door: measureDoor, page: measurePage };
const others = { audit: measureVerification, lan: measureLan, tap: measureTap };
const wanted = (part: string): boolean => values.only === undefined || values.only === part;
const lines: Line[] = [];
const started = Date.now();
if (Object.keys(onMillion).some(wanted)) {
  const folder = await benchDatabase();
  console.log(`database ready after ${Math.round((Date.now() - started) / 1000)} s: ${folder}`);
  for (const [part, measure] of Object.entries(onMillion)) if (wanted(part)) lines.push(...(await measure(folder)));
}
for (const [part, measure] of Object.entries(others)) if (wanted(part)) lines.push(...(await measure()));
if (lines.length === 0) throw new Error(`--only takes ${Object.keys({ ...onMillion, ...others }).join(', ')}`);

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
const row = (line: Line): string =>
  [
    line.name.padEnd(52),
    `${number(line.p50)} ${line.unit}`.padStart(12),
    `${number(line.p95)} ${line.unit}`.padStart(12),
    (line.ratio === undefined ? '' : `${line.ratio.toFixed(2)}×`).padStart(8),
    (line.budget ?? '').padStart(14),
    line.met === undefined ? '' : line.met ? '  met' : '  MISSED',
  ].join('');
console.log(
  [
    `${''.padEnd(52)}${'p50'.padStart(12)}${'p95'.padStart(12)}${'ratio'.padStart(8)}${'budget'.padStart(14)}`,
    ...lines.map(row),
  ].join('\n'),
);

const output = path.resolve(import.meta.dirname, '../.output');
mkdirSync(output, { recursive: true });
writeFileSync(
  path.join(output, 'bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, lines }, null, 2)}\n`,
);
if (values.strict === true && lines.some((line) => line.met === false)) process.exitCode = 1;
