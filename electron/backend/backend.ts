import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listAccounts } from '../../db/repos/account.repo.ts';
import { backUp } from '../../db/backup.ts';
import { failureOf } from '../../db/failure.ts';
import { lockFolder } from '../../db/folder-lock.ts';
import { listStrayFiles } from '../../db/repos/privacy.repo.ts';
import { checkDatabase } from '../../db/check-database.ts';
import { damagedStore, damageOf } from '../../db/damaged-store.ts';
import { databaseName, openStore, type Store } from '../../db/open.ts';
import { findHead } from '../../db/repos/audit.repo.ts';
import { findEnterprise, findSetUpAt } from '../../db/repos/enterprise.repo.ts';
import { countDue } from '../../db/repos/petition.queries.ts';
import { listCorrections } from '../../db/repos/triage.repo.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import { AppError } from '../../shared/errors.ts';
import { topics, type Topic } from '../../shared/topics.ts';
import { keptFileState } from './trust/kept-files.ts';
import { Verifying } from './audit/verifying.ts';
import { Backups } from './backup/backups.ts';
import { copyRecord, sweepCopies, writeBackup } from './backup/make-backup.ts';
import { restoreBackup, type RestoreInput } from './backup/restore.procedure.ts';
import { finishSwap, swapBack, swapIn } from './backup/swap.ts';
import { BallotSlips } from './ballot/slips.ts';
import { createClock } from './clock.ts';
import { DemoClock } from './demo/demo-clock.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { Rotation } from './identity/rotation.ts';
import { PreparedImports } from './import/prepared.ts';
import { startDailyErasing } from './jobs/daily-erasing.ts';
import type { Log } from './log.ts';
import { listDueErasures, strayBefore } from './privacy/what-is-due.ts';
import type { Services } from './services.ts';
import { AttemptsKept } from './receipt/attempts-kept.ts';
import { SignedIn } from './signed-in.ts';
import { createClassifier } from './triage/classifier.ts';
import type { PassphraseCost } from './trust/passphrase.ts';
import { BoxKeys } from './trust/secret-box.ts';
import { SignInWaits } from './trust/sign-in-waits.ts';

/** How often idle sessions are looked for, in milliseconds. */
const sweepEvery = 15_000;

const longestAtClosingMs = 20_000;

export interface BackendOptions {
  readonly dataDir: string;
  /** Where the classifier's weights, document templates and the demo's sample data lie. */
  readonly resourcesDir: string;
  readonly version: string;
  readonly log: Log;
  /** ISO text with offset to set the clock to, for training and tests. */
  readonly clock?: string | undefined;
  readonly passphraseCost?: PassphraseCost;
  /**
   * For a single act of the command line: it may go on while the app has the folder open, since SQLite puts the writes of
   * both in order. What stays open owns its folder alone.
   */
  readonly beside?: boolean;
  /**
   * Somebody is at it: it makes backups by itself (on schedule, and when it is closed after changes), and meets a damaged
   * file with a guided recovery instead of refusing it.
   */
  readonly attended?: boolean;
}

export interface Backend {
  readonly dispatch: Dispatch;
  readonly services: Services;
  /** Calls `listener` with the topics changed after every commit; returns how to stop. */
  onChange(listener: (changed: readonly Topic[]) => void): () => void;
  /** How much is owed today and how much is overdue: for whoever stands in the corner of the screen. */
  due(): Promise<{ today: number; overdue: number }>;
  /** Erases identities whose time is over, where there are any; returns of how many petitions. */
  eraseDue(): Promise<number>;
  /** The account name of the chair, where there is one chair alone; the command line acts as it when no other is named. */
  onlyChair(): Promise<string | undefined>;
  /**
   * Fills the still empty database with the demo enterprise, as at the clock's present time.
   * @throws AppError ALREADY_SET_UP when it is not empty
   */
  fillDemo(): Promise<void>;
  /** As backup.restore, for whoever is at the command line of this PC. */
  restore(input: RestoreInput): Promise<OutputOf<'backup.restore'>>;
  close(): Promise<void>;
}

/**
 * Everything that owns the data, put together. Knows neither Electron nor HTTP: entry.ts serves it over ports, the host
 * over HTTP, the command line calls it directly.
 * @throws AppError when the database cannot be opened; see openStore
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  makeFolder(options.dataDir);
  const clock = createClock(options.clock);
  let lock = options.beside === true ? undefined : lockFolder(options.dataDir);
  if (lock !== undefined) {
    finishSwap(options.dataDir);
    await sweepCopies(options.dataDir);
  }
  const databaseFile = path.join(options.dataDir, databaseName);
  const open = () =>
    openStore({
      dataDir: options.dataDir,
      beforeMigration: async (file) => {
        // The file as the earlier version left it, should the new structure turn out to be wrong.
        const copy = await backUpBefore(file, options);
        options.log.info(`backed up before the change of structure: ${copy}`);
      },
    });
  let damage: string | undefined;
  let store = await open().catch((error: unknown) => {
    damage = options.attended === true ? damageOf(error) : undefined;
    if (damage !== undefined) return damagedStore(databaseFile);
    lock?.release();
    throw error;
  });
  const verifying = new Verifying({
    file: () => store.file,
    attachmentState: (sha256) => keptFileState(options.dataDir, sha256),
  });
  const services: Services = {
    clock,
    signedIn: new SignedIn(),
    signInWaits: new SignInWaits(),
    passphraseCost: options.passphraseCost ?? 'full',
    classifier: createClassifier({ resourcesDir: options.resourcesDir }),
    imports: new PreparedImports(),
    boxKeys: new BoxKeys(),
    slips: new BallotSlips(),
    rotation: new Rotation(),
    receiptAttempts: new AttemptsKept(),
    verifying,
    // What was committed stays committed: a log that could not be emptied is emptied at the next closing.
    // A snapshot that is being read would keep it from being emptied.
    emptyLog: () =>
      verifying
        .aside(() => store.emptyLog())
        .catch((error: unknown) => void options.log.error('emptying the log', error)),
    demo: { fill: fill, discard: discard },
    backups: new Backups({
      dataDir: options.dataDir,
      databaseFile,
      version: options.version,
      log: options.log,
      now: () => clock.now(),
      record: openRecord,
      tell: () => tell(['backup']),
      damaged: () => void lookForDamage().catch((error: unknown) => options.log.error('looking for damage', error)),
    }),
    record: {
      get damage() {
        return damage;
      },
      isSetUp: async () => (await findEnterprise(store.read)) !== undefined,
      replace,
    },
    dataDir: options.dataDir,
    resourcesDir: options.resourcesDir,
    version: options.version,
  };
  if (damage === undefined) services.classifier.learn(await listCorrections(store.read));
  const listeners = new Set<(changed: readonly Topic[]) => void>();
  const dispatch = createDispatch({
    // Another one after the demo has been discarded.
    get store() {
      return store;
    },
    clock: services.clock,
    services,
    log: options.log,
    notify: (changed) => {
      if (changed.length > 0) for (const listener of listeners) listener(changed);
    },
  });
  // Not on the next call only: what is held for a session is forgotten although nobody calls any more.
  const sweeping = setInterval(() => services.signedIn.sweep(services.clock.now()), sweepEvery);
  sweeping.unref();
  let closing = false;
  /** Calls being answered: the database is closed after them and not under them. */
  const underWay = new Set<Promise<Reply>>();

  async function fill(): Promise<void> {
    if ((await findEnterprise(store.read)) !== undefined) throw new AppError('ALREADY_SET_UP');
    const clock = new DemoClock();
    // A clock and sessions of its own: fourteen months pass there, and nobody who is at the pages is signed out.
    const ownServices: Services = { ...services, clock, signedIn: new SignedIn(), passphraseCost: 'test' };
    const own = createDispatch({ store, clock, services: ownServices, log: options.log, notify: () => undefined });
    await fillDemo(own, { clock, now: services.clock.now(), resourcesDir: options.resourcesDir });
    tellAll();
  }

  async function discard(): Promise<void> {
    if ((await findEnterprise(store.read))?.isDemo !== true) throw new AppError('NO_DEMO');
    // Nobody else may have open what is deleted here.
    lock ??= lockFolder(options.dataDir);
    closing = true;
    await verifying.end();
    await store.close();
    for (const name of [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, 'attachments']) {
      rmSync(path.join(options.dataDir, name), { recursive: true, force: true });
    }
    store = await open();
    services.signedIn.endAll();
    services.classifier.reset();
    verifying.begin();
    closing = false;
    tellAll();
  }

  async function replace(incoming: string): Promise<string | null> {
    // Nobody else may have open what is moved away here.
    lock ??= lockFolder(options.dataDir);
    const { dataDir } = options;
    const hadRecord = damage !== undefined || (await services.record.isSetUp());
    const setAside = path.join('set-aside', new Date().toISOString().replaceAll(/[:.]/g, '-'));
    closing = true;
    await verifying.end();
    try {
      await store.close();
      try {
        swapIn(dataDir, incoming, setAside);
      } catch (error) {
        store = await reopen();
        throw failureOf(error);
      }
      try {
        store = await open();
      } catch (error) {
        swapBack(dataDir, setAside);
        store = await reopen();
        throw error;
      }
      damage = undefined;
    } finally {
      verifying.begin();
      closing = false;
    }
    services.signedIn.endAll();
    services.classifier.reset();
    services.classifier.learn(await listCorrections(store.read));
    tellAll();
    return hadRecord ? path.join(dataDir, setAside) : null;
  }

  /** What was there before a replacement that failed: it may be the damaged file. */
  async function reopen(): Promise<Store> {
    return damage === undefined ? open() : damagedStore(databaseFile);
  }

  /** A file that opens may be damaged further in. It is looked through once, before anybody is alarmed. */
  async function lookForDamage(): Promise<void> {
    if (options.attended !== true || damage !== undefined || closing) return;
    const { problems } = await checkDatabase(databaseFile);
    const [problem] = problems;
    if (problem === undefined || closing) return;
    damage = problem;
    await store.close().catch((error: unknown) => options.log.error('closing the damaged file', error));
    store = damagedStore(databaseFile);
    services.signedIn.endAll();
    tellAll();
  }

  /** Nobody waits long for a PC to be switched off; what was not made now is made at the next start. */
  async function backUpAtClosing(): Promise<void> {
    const signal = AbortSignal.timeout(longestAtClosingMs);
    await services.backups.makeDue('closing', signal).catch((error: unknown) => {
      options.log.error('backup at closing', error);
    });
  }

  async function openRecord() {
    const [enterprise, setUpAt] = await Promise.all([findEnterprise(store.read), findSetUpAt(store.read)]);
    if (enterprise === undefined || setUpAt === undefined) return undefined;
    const { name: enterpriseName, isDemo } = enterprise;
    return { enterpriseName, isDemo, setUpAt, head: await findHead(store.read) };
  }

  function tell(changed: readonly Topic[]): void {
    for (const listener of listeners) listener(changed);
  }

  function tellAll(): void {
    tell([...topics]);
  }

  if (options.attended === true) services.backups.begin();

  const backend: Backend = {
    async dispatch(request, audience) {
      // A page may still ask while the database is being closed.
      if (closing) return { ok: false, error: { code: 'CONNECTION_LOST', details: {} } };
      const reply = dispatch(request, audience);
      underWay.add(reply);
      try {
        const answer = await reply;
        if (!answer.ok && answer.error.code === 'DATABASE_CORRUPT') {
          lookForDamage().catch((error: unknown) => options.log.error('looking for damage', error));
        }
        return answer;
      } finally {
        underWay.delete(reply);
      }
    },
    services,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async due() {
      if (damage !== undefined) return { overdue: 0, today: 0 };
      const today = dayOf(services.clock.now());
      const [overdue, upToToday] = await Promise.all([
        countDue(store.read, { before: today }),
        countDue(store.read, { upTo: today }),
      ]);
      return { overdue, today: upToToday - overdue };
    },
    async eraseDue() {
      if (damage !== undefined) return 0;
      if ((await findEnterprise(store.read)) === undefined) return 0;
      const today = dayOf(services.clock.now());
      const [due, stray] = await Promise.all([
        listDueErasures(store.read),
        listStrayFiles(store.read, strayBefore(today)),
      ]);
      // Without this look an entry that nothing was erased would go into the chain every day.
      if (stray.length === 0 && !due.some((row) => row.erasedOn <= today && !row.held)) return 0;
      const reply = await backend.dispatch({ call: 'privacy.eraseDue', input: {} }, 'program');
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
      return (reply.value as { erased: number }).erased;
    },
    async onlyChair() {
      const chairs = (await listAccounts(store.read)).filter(
        (account) => account.role === 'chair' && account.disabledAt === null,
      );
      return chairs.length === 1 ? chairs[0]?.name : undefined;
    },
    fillDemo: fill,
    restore: (input) => restoreBackup(services, input, clock.now()),
    async close() {
      stopErasing();
      services.backups.end();
      closing = true;
      clearInterval(sweeping);
      await verifying.end();
      await Promise.allSettled(underWay);
      services.signedIn.endAll();
      if (options.attended === true && damage === undefined) await backUpAtClosing();
      await services.backups.idle();
      await store.close();
      lock?.release();
    },
  };
  // A single act beside the app leaves it to the app.
  const stopErasing = options.beside === true ? () => undefined : startDailyErasing(backend, options.log);
  return backend;
}

/** Encrypted where the earlier structure has somebody to encrypt for, otherwise as it is; returns its path. */
async function backUpBefore(file: string, { dataDir, version }: BackendOptions): Promise<string> {
  const madeAt = new Date().toISOString();
  const copy = await copyRecord(file);
  if (copy === undefined) return backUp(file, `before-${version}-${madeAt.replaceAll(/[:.]/g, '-')}`);
  try {
    const folder = path.join(dataDir, 'backups');
    const how = { dataDir, folder, reason: 'migration', whole: false, madeAt, programVersion: version } as const;
    return await writeBackup(copy, how);
  } finally {
    await copy.remove();
  }
}

/** @throws AppError DATABASE_READ_ONLY, DISK_FULL */
function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    // On a write-protected disk Node says ENOENT here, and EEXIST where the name is a file's.
    const known = failureOf(error);
    throw known instanceof AppError ? known : new AppError('DATABASE_READ_ONLY');
  }
}
