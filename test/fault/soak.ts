/**
 * Two hours of meetings and intake, compressed by the clock: `npm run soak [-- --minutes 4] [--seed 1]`. Each minute of
 * the run stands for half an hour of the office. Says whether resident memory and open handles grow, and leaves the samples
 * in test/.output/soak.json. Ends with 1 when they do.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkRecord } from '../support/check-record.ts';
import { loadFolder } from '../support/load-folder.ts';
import { signInAll, step } from '../support/mixed-load.ts';
import { loadClock, openBackend } from '../support/open-backend.ts';
import { Workload } from '../support/workload.ts';
import { loadDoor } from '../support/load-door.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 4);
const seed = Number(values.seed ?? 1);
const officeMs = 2 * 60 * 60 * 1000;
const runMs = minutes * 60_000;
const samples = 48;
/** What the last half may grow by in an hour of the office: SQLite's page caches fill, up to 96 MB, as the database grows. */
const mostPerOfficeHour = 24 * 1024 * 1024;
const people = 4;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** Work under way and not held: timers, and single acts of reading, writing or reckoning. */
const passing = /^(?:Timeout|Immediate)$|req/i;

interface Sample {
  readonly atMinute: number;
  readonly rss: number;
  /** Of it what is the process's own: the rest is the database file, mapped, which grows as people work. */
  readonly own: number;
  readonly heap: number;
  readonly handles: number;
  readonly files: number;
  readonly commands: number;
}

const folder = await loadFolder();
const failures: string[] = [];
const backend = await openBackend(folder, (text) => failures.push(text));
// The clock runs as much faster as the two hours are longer than the run.
const began = Date.now();
const start = Date.parse(loadClock);
Object.assign(backend.services.clock, {
  now: () => new Date(start + (Date.now() - began) * (officeMs / runMs)).toISOString(),
});
const w = new Workload(seed, (request) => backend.dispatch(request, loadDoor(request)));
const taken: Sample[] = [];
let commands = 0;
let over = false;

/** As people work: something, then a while of nothing. */
async function person(): Promise<void> {
  while (!over) {
    await step(w);
    // The model would otherwise be what grows.
    commands += w.acknowledged.length;
    w.acknowledged.length = 0;
    await wait(10);
    if (!w.isSignedIn('observer')) await signInAll(w);
  }
}

function ownOf(rss: number): number {
  if (process.platform !== 'linux') return rss;
  const found = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return found === null ? rss : Number(found[1]) * 1024;
}

function sample(): Sample {
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    atMinute: Math.round((Date.now() - began) / 600) / 100,
    rss,
    own: ownOf(rss),
    heap: heapUsed,
    handles: process.getActiveResourcesInfo().filter((kind) => !passing.test(kind)).length,
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
    commands,
  };
}

/** Growth a minute of the run by least squares. */
function slope(of: (one: Sample) => number, over_: readonly Sample[]): number {
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const [x, y] = [mean(over_.map((one) => one.atMinute)), mean(over_.map(of))];
  const above = over_.reduce((sum, one) => sum + (one.atMinute - x) * (of(one) - y), 0);
  const below = over_.reduce((sum, one) => sum + (one.atMinute - x) ** 2, 0);
  return above / below;
}

await signInAll(w);
const load = Promise.all(Array.from({ length: people }, person));
for (let i = 0; i < samples; i += 1) {
  await Promise.race([wait(runMs / samples), load]);
  taken.push(sample());
}
over = true;
await load;
await backend.close();
const { seq } = checkRecord(folder);
rmSync(folder, { recursive: true, force: true });

const lastHalf = taken.slice(samples / 2);
const perHour = (perMinute: number): number => (perMinute * runMs) / 60_000 / 2;
const rssPerHour = perHour(slope(({ rss }) => rss, lastHalf));
const ownPerHour = perHour(slope(({ own }) => own, lastHalf));
const heapPerHour = perHour(slope(({ heap }) => heap, lastHalf));
const handlesGrown =
  Math.max(...lastHalf.map((one) => one.handles)) - Math.max(...taken.slice(0, samples / 2).map((one) => one.handles));
const filesGrown =
  Math.max(...lastHalf.map((one) => one.files)) - Math.max(...taken.slice(0, samples / 2).map((one) => one.files));
const megabytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10;
const ok = failures.length === 0 && ownPerHour < mostPerOfficeHour && handlesGrown <= 0 && filesGrown <= 0;
const result = {
  ok,
  begun: new Date(began).toISOString(),
  seed,
  minutes,
  commands,
  auditEntries: seq,
  rssFirstMegabytes: megabytes(taken[0]?.rss ?? 0),
  rssMiddleMegabytes: megabytes(lastHalf[0]?.rss ?? 0),
  rssLastMegabytes: megabytes(taken.at(-1)?.rss ?? 0),
  ownMiddleMegabytes: megabytes(lastHalf[0]?.own ?? 0),
  ownLastMegabytes: megabytes(taken.at(-1)?.own ?? 0),
  ownMegabytesPerOfficeHour: megabytes(ownPerHour),
  rssMegabytesPerOfficeHour: megabytes(rssPerHour),
  heapMegabytesPerOfficeHour: megabytes(heapPerHour),
  handlesGrown,
  filesGrown,
  failures,
};
const outputDir = path.resolve(import.meta.dirname, '../.output');
mkdirSync(outputDir, { recursive: true });
writeFileSync(path.join(outputDir, 'soak.json'), `${JSON.stringify({ ...result, taken }, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = ok ? 0 : 1;
