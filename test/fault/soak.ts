/**
 * Two hours of meetings and intake, compressed by the clock: `npm run soak [-- --minutes 8] [--seed 1] [--lose 2]`. Says
 * whether the process's own memory and open handles grow, and leaves the samples in test/.output/soak.json. Ends with 1
 * when they do, or when the run was too short to tell. `--lose 2` keeps 2 KB of native memory for every command, so that
 * the soak can be seen to find it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { databaseName } from '../../db/open.ts';
import { checkRecord } from '../support/check-record.ts';
import { loadFolder } from '../support/load-folder.ts';
import { signInAll, step } from '../support/mixed-load.ts';
import { importLongPetitions } from '../support/moves-rest.ts';
import { loadClock, openBackend } from '../support/open-backend.ts';
import { Workload } from '../support/workload.ts';
import { loadDoor } from '../support/load-door.ts';

/**
 * glibc keeps what was freed below a bound that it raises by itself, and an arena for each thread: 23 to 50 MB here, more
 * or less from one sample to the next. With fixed bounds, which it reads as a process begins, 4 to 7 MB.
 */
const steadyMalloc = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };
if (process.platform === 'linux' && process.env['MALLOC_TRIM_THRESHOLD_'] === undefined) {
  const env = { ...process.env, ...steadyMalloc };
  const args = [...process.execArgv, ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1);
}

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, lose: { type: 'string' } },
});
const minutes = Number(values.minutes ?? 8);
const seed = Number(values.seed ?? 1);
const lostPerCommand = Number(values.lose ?? 0) * 1024;
const officeMs = 2 * 60 * 60 * 1000;
const runMs = minutes * 60_000;
const samples = 48;
/** What the last half may grow by in a thousand commands; see docs/reliability.md for what it was seen to do without a leak. */
const mostPerThousand = { own: 1024 * 1024, heap: 0.5 * 1024 * 1024 };
/** With fewer commands in the last half one step of the allocator's would be the verdict; the run is then too short. */
const leastCommands = 2000;
/** A database larger than the writer's page cache of 32 MB, which else fills during the load and looks like a leak. */
const fullFrom = 44 * 1024 * 1024;
/** What SQLite takes for one statement kept prepared that writes, its triggers with it: 60 to 75 KB. */
const perStatement = 75 * 1024;
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
  /** What V8 has taken for its heap, and what it knows of outside it. */
  readonly heapTaken: number;
  readonly external: number;
  /** Statements prepared so far. The program keeps 500 of a connection, and new shapes of them come ever more seldom. */
  readonly statements: number;
  readonly handles: number;
  readonly files: number;
  readonly fileNames: readonly string[];
  readonly commands: number;
}

let statements = 0;
const { prototype } = Database;
prototype.prepare = new Proxy(Reflect.get(prototype, 'prepare') as Database.Database['prepare'], {
  apply: (prepare, connection, given) => {
    statements += 1;
    return Reflect.apply(prepare, connection, given) as unknown;
  },
});

const folder = await loadFolder();
const failures: string[] = [];
const backend = await openBackend(folder, (text) => failures.push(text));
// The clock runs as much faster as the two hours are longer than the run.
/** When the load began; the clock stands until then. */
let began = Number.POSITIVE_INFINITY;
const start = Date.parse(loadClock);
Object.assign(backend.services.clock, {
  now: () => new Date(start + Math.max(0, Date.now() - began) * (officeMs / runMs)).toISOString(),
});
const w = new Workload(seed, (request) => backend.dispatch(request, loadDoor(request)));
const taken: Sample[] = [];
const lost: Buffer[] = [];
let commands = 0;
let over = false;

/** As people work: something, then a while of nothing. */
async function person(): Promise<void> {
  while (!over) {
    await step(w);
    // The model would otherwise be what grows.
    commands += w.acknowledged.length;
    if (lostPerCommand > 0) lost.push(Buffer.alloc(lostPerCommand * w.acknowledged.length, 1));
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

function openFiles(): Pick<Sample, 'files' | 'fileNames'> {
  const fileNames = (process.platform === 'linux' ? readdirSync('/proc/self/fd') : []).map((one) => {
    try {
      return readlinkSync(`/proc/self/fd/${one}`);
    } catch {
      return 'closed meanwhile';
    }
  });
  return { files: fileNames.length, fileNames };
}

function sample(): Sample {
  collect();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  return {
    atMinute: Math.round((Date.now() - began) / 600) / 100,
    rss,
    own: ownOf(rss),
    heap: heapUsed,
    heapTaken: heapTotal,
    external,
    statements,
    handles: process.getActiveResourcesInfo().filter((kind) => !passing.test(kind)).length,
    ...openFiles(),
    commands,
  };
}

/**
 * Growth in a thousand commands: the median of what any two samples say, so that a few of them, taken while a file is
 * being read, do not tip it.
 */
function growth(of: (one: Sample) => number, among: readonly Sample[]): number {
  const slopes = among.flatMap((one, i) =>
    among
      .slice(i + 1)
      .filter((later) => later.commands > one.commands)
      .map((later) => ((of(later) - of(one)) / (later.commands - one.commands)) * 1000),
  );
  return slopes.toSorted((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

/** So much is written that the writer's page cache is full before the first sample. */
async function fillCache(): Promise<void> {
  while (statSync(path.join(folder, databaseName)).size < fullFrom) await importLongPetitions(w);
  w.acknowledged.length = 0;
}

await signInAll(w);
await fillCache();
began = Date.now();
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
const ownPerThousand = growth((one) => one.own - one.statements * perStatement, lastHalf);
const heapPerThousand = growth(({ heap }) => heap, lastHalf);
const handlesGrown =
  Math.max(...lastHalf.map((one) => one.handles)) - Math.max(...taken.slice(0, samples / 2).map((one) => one.handles));
/** By the fewest, since an attachment being written is open for a moment. One that is never closed is open in every sample. */
const fewestFiles = (among: readonly Sample[]): number => Math.min(...among.map(({ files }) => files));
const filesGrown = fewestFiles(taken.slice((samples * 3) / 4)) - fewestFiles(taken.slice(0, samples / 2));
const megabytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10;
const kilobytesPerCommand = (perThousand: number): number => Math.round((perThousand / 1024 / 1000) * 100) / 100;
const commandsInLastHalf = commands - (lastHalf[0]?.commands ?? 0);
const isLongEnough = commandsInLastHalf >= leastCommands;
const ok =
  isLongEnough &&
  failures.length === 0 &&
  ownPerThousand < mostPerThousand.own &&
  heapPerThousand < mostPerThousand.heap &&
  handlesGrown <= 0 &&
  filesGrown <= 0;
const result = {
  ok,
  begun: new Date(began).toISOString(),
  seed,
  minutes,
  commands,
  auditEntries: seq,
  commandsInLastHalf,
  isLongEnough,
  ownFirstMegabytes: megabytes(taken[0]?.own ?? 0),
  ownMiddleMegabytes: megabytes(lastHalf[0]?.own ?? 0),
  ownLastMegabytes: megabytes(taken.at(-1)?.own ?? 0),
  heapMiddleMegabytes: megabytes(lastHalf[0]?.heap ?? 0),
  heapLastMegabytes: megabytes(taken.at(-1)?.heap ?? 0),
  statementsMiddle: lastHalf[0]?.statements ?? 0,
  statementsLast: taken.at(-1)?.statements ?? 0,
  ownKilobytesPerCommand: kilobytesPerCommand(ownPerThousand),
  heapKilobytesPerCommand: kilobytesPerCommand(heapPerThousand),
  handlesGrown,
  filesGrown,
  failures,
};
const outputDir = path.resolve(import.meta.dirname, '../.output');
mkdirSync(outputDir, { recursive: true });
writeFileSync(path.join(outputDir, 'soak.json'), `${JSON.stringify({ ...result, taken }, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = ok ? 0 : 1;
