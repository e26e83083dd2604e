import { failureOf } from '../../db/failure.ts';
import { listAccounts } from '../../db/repos/account.repo.ts';
import { hasFile, listFileHashes } from '../../db/repos/attachment.repo.ts';
import { listStrayFiles } from '../../db/repos/privacy.repo.ts';
import { findHead } from '../../db/repos/audit.repo.ts';
import { listOpenSecretBallots } from '../../db/repos/ballot.repo.ts';
import { findEnterprise, findSetUpAt } from '../../db/repos/enterprise.repo.ts';
import { listOpenRounds } from '../../db/repos/evaluation.repo.ts';
import { countDue } from '../../db/repos/petition.queries.ts';
import { listCorrections } from '../../db/repos/triage.repo.ts';
import type { Audience } from '../../shared/contract/define.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Reply, Request } from '../../shared/contract/wire.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import { AppError } from '../../shared/errors.ts';
import { topics, type Topic } from '../../shared/topics.ts';
import { keptFileState } from './trust/kept-files.ts';
import { Verifying } from './audit/verifying.ts';
import { Backups } from './backup/backups.ts';
import { giveUpKeylessBoxes } from './backup/give-up-boxes.ts';
import { restoreBackup, type RestoreInput } from './backup/restore.procedure.ts';
import { BallotSlips } from './ballot/slips.ts';
import { createClock } from './clock.ts';
import { DemoClock } from './demo/demo-clock.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { HeldRecord } from './held-record.ts';
import { LanControl } from './host/lan-control.ts';
import { Rotation } from './identity/rotation.ts';
import { PreparedImports } from './import/prepared.ts';
import { startDailyErasing } from './jobs/daily-erasing.ts';
import { endInterruptedSpeeches } from './jobs/interrupted-speeches.ts';
import type { Log } from './log.ts';
import { LogEmptying } from './log-emptying.ts';
import { listDueErasures, strayBefore } from './privacy/what-is-due.ts';
import { PhoneSessions } from './phone/phone-sessions.ts';
import type { Services } from './services.ts';
import { DoorCodes } from './phone/door-codes.ts';
import { QuestionsAsked } from './phone/questions-asked.ts';
import { AttemptsKept } from './receipt/attempts-kept.ts';
import { SignedIn } from './signed-in.ts';
import { createClassifier } from './triage/classifier.ts';
import type { PassphraseCost } from './trust/passphrase.ts';
import { FilesInHand } from './trust/files-in-hand.ts';
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
  /** The built pages, for phones in the LAN; absent where nobody is served. */
  readonly pagesDir?: string | undefined;
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
  /** Throws away drafts that are over. @returns how many */
  clearDrafts(): Promise<number>;
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
  const clock = createClock(options.clock);
  const record = await HeldRecord.open({
    dataDir: options.dataDir,
    version: options.version,
    log: options.log,
    attended: options.attended === true,
    beside: options.beside === true,
  });
  const verifying = new Verifying({
    file: () => record.store.file,
    attachmentState: (sha256) => keptFileState(options.dataDir, sha256),
  });
  const emptying = new LogEmptying({
    attempt: () => record.store.emptyLog(),
    aside: (act) => verifying.aside(act),
    log: options.log,
  });
  const signedIn = new SignedIn();
  const lan = new LanControl({
    dispatch: (request, audience, device) => answer(request, audience, device),
    read: () => record.store.read,
    phones: new PhoneSessions(signedIn),
    clock,
    onChange: (listener) => listen(listener),
    tell: (changed) => tell(changed),
    pagesDir: options.pagesDir,
    dataDir: options.dataDir,
    log: options.log,
  });
  const services: Services = {
    clock,
    signedIn,
    lan,
    signInWaits: new SignInWaits(),
    passphraseCost: options.passphraseCost ?? 'full',
    classifier: createClassifier({ resourcesDir: options.resourcesDir }),
    imports: new PreparedImports(),
    boxKeys: new BoxKeys(),
    slips: new BallotSlips(),
    rotation: new Rotation(),
    receiptAttempts: new AttemptsKept(),
    questionsAsked: new QuestionsAsked(),
    doorCodes: new DoorCodes(),
    verifying,
    emptyLog: () => emptying.empty(),
    demo: { fill, discard: () => replaced(record.discard(pause)) },
    backups: new Backups({
      dataDir: options.dataDir,
      databaseFile: record.file,
      version: options.version,
      log: options.log,
      now: () => clock.now(),
      record: whatIsBackedUp,
      tell: () => tell(['backup']),
      damaged: () => void lookForDamage().catch((error: unknown) => options.log.error('looking for damage', error)),
    }),
    record: {
      get damage() {
        return record.damage;
      },
      isSetUp: () => record.isSetUp(),
      replace: (incoming) => replaced(record.replace(incoming, pause, clock.now())),
    },
    filesInHand: new FilesInHand(options.dataDir, (sha256) => hasFile(record.store.read, sha256)),
    dataDir: options.dataDir,
    resourcesDir: options.resourcesDir,
    version: options.version,
  };
  const listeners = new Set<(changed: readonly Topic[]) => void>();
  const dispatch = createDispatch({
    // Another one after a demo was discarded or a backup restored.
    get store() {
      return record.store;
    },
    clock: services.clock,
    services,
    log: options.log,
    notify: (changed) => {
      if (changed.length > 0) tell(changed);
    },
  });
  // Not on the next call only: what is held for a session is forgotten although nobody calls any more.
  const sweeping = setInterval(() => services.signedIn.sweep(services.clock.now()), sweepEvery);
  sweeping.unref();
  let closing = false;
  /** Calls being answered: the database is closed after them and not under them. */
  const underWay = new Set<Promise<Reply>>();

  async function fill(): Promise<void> {
    if (await record.isSetUp()) throw new AppError('ALREADY_SET_UP');
    const clock = new DemoClock();
    // A clock and sessions of its own: fourteen months pass there, and nobody who is at the pages is signed out.
    const ownServices: Services = { ...services, clock, signedIn: new SignedIn(), passphraseCost: 'test' };
    const own = createDispatch({
      store: record.store,
      clock,
      services: ownServices,
      log: options.log,
      notify: () => undefined,
    });
    await fillDemo(own, { clock, now: services.clock.now(), resourcesDir: options.resourcesDir });
    tellAll();
  }

  /** Nobody gets in, and nothing reads, while another record takes the place of this one. */
  async function pause(): Promise<{ resume(): void }> {
    closing = true;
    const serveAgain = await lan.pause();
    await verifying.end();
    return {
      resume: () => {
        verifying.begin();
        closing = false;
        resumeServing(serveAgain).catch((error: unknown) => options.log.error('serving phones again', error));
      },
    };
  }

  /** Not a damaged record; and what was started for a demo ends with it. */
  async function resumeServing(serveAgain: () => Promise<void>): Promise<void> {
    if (record.damage !== undefined) return;
    if (await record.isSetUp()) await serveAgain();
    else await lan.switchOff();
  }

  /** Everybody signs in anew to another record, and the program forgets what it knew of the one before. */
  async function replaced<T>(swap: Promise<T>): Promise<T> {
    const result = await swap;
    services.signedIn.endAll();
    services.boxKeys.forgetAll();
    services.slips.forgetAll();
    services.classifier.reset();
    services.classifier.learn(await listCorrections(record.store.read));
    await endSpeeches();
    tellAll();
    return result;
  }

  /** What is set right before anybody goes on. Damage that is met there is found out; it is no fault of the program. */
  async function setRight(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const failure = failureOf(error);
      if (failure instanceof AppError && failure.code === 'DATABASE_CORRUPT') await lookForDamage();
      else options.log.error(what, error);
    }
  }

  async function endSpeeches(): Promise<void> {
    await setRight('ending interrupted speeches', () => endInterruptedSpeeches(record.store.read, answer));
  }

  /** What the classifier is told at the start is the first that is read of a file: it may be where that is damaged. */
  async function learn(): Promise<void> {
    if (record.damage !== undefined) return;
    try {
      services.classifier.learn(await listCorrections(record.store.read));
    } catch (error) {
      if (await record.lookForDamage()) return;
      await record.close();
      throw failureOf(error);
    }
  }

  async function lookForDamage(): Promise<void> {
    if (closing || !(await record.lookForDamage())) return;
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

  async function whatIsBackedUp() {
    const { read } = record.store;
    const [enterprise, setUpAt, ballots, rounds] = await Promise.all([
      findEnterprise(read),
      findSetUpAt(read),
      listOpenSecretBallots(read),
      listOpenRounds(read),
    ]);
    if (enterprise === undefined || setUpAt === undefined) return undefined;
    const { name: enterpriseName, isDemo } = enterprise;
    const boxesOpenedAt = [...ballots, ...rounds].map(({ openedAt }) => openedAt);
    return { enterpriseName, isDemo, setUpAt, head: await findHead(read), boxesOpenedAt };
  }

  function tell(changed: readonly Topic[]): void {
    for (const listener of listeners) listener(changed);
  }

  function tellAll(): void {
    tell([...topics]);
  }

  function listen(listener: (changed: readonly Topic[]) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function answer(request: Request, audience: Audience, device?: string): Promise<Reply> {
    // A page may still ask while the database is being closed.
    if (closing) return { ok: false, error: { code: 'CONNECTION_LOST', details: {} } };
    const reply = dispatch(request, audience, device);
    underWay.add(reply);
    try {
      const answered = await reply;
      if (!answered.ok && answered.error.code === 'DATABASE_CORRUPT') {
        lookForDamage().catch((error: unknown) => options.log.error('looking for damage', error));
      }
      return answered;
    } finally {
      underWay.delete(reply);
    }
  }

  await learn();
  // A single act beside the app leaves whoever speaks there at it.
  if (options.beside !== true && record.damage === undefined) {
    await endSpeeches();
    await setRight('giving up ballots whose key is gone', () => giveUpKeylessBoxes(record.store, clock.now()));
  }
  if (options.attended === true) {
    services.backups.begin();
    if (record.damage === undefined) void lan.startAgain();
  }

  const backend: Backend = {
    dispatch: answer,
    services,
    onChange: listen,
    async due() {
      if (closing || record.damage !== undefined) return { overdue: 0, today: 0 };
      const today = dayOf(services.clock.now());
      const [overdue, upToToday] = await Promise.all([
        countDue(record.store.read, { before: today }),
        countDue(record.store.read, { upTo: today }),
      ]);
      return { overdue, today: upToToday - overdue };
    },
    async eraseDue() {
      if (record.damage !== undefined) return 0;
      if (!(await record.isSetUp())) return 0;
      const today = dayOf(services.clock.now());
      await services.filesInHand.sweep(new Date(strayBefore(today)), () => listFileHashes(record.store.read));
      const [due, stray] = await Promise.all([
        listDueErasures(record.store.read),
        listStrayFiles(record.store.read, strayBefore(today)),
      ]);
      // Without this look an entry that nothing was erased would go into the chain every day.
      if (stray.length === 0 && !due.some((row) => row.erasedOn <= today && !row.held)) return 0;
      const reply = await backend.dispatch({ call: 'privacy.eraseDue', input: {} }, 'program');
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
      return (reply.value as { erased: number }).erased;
    },
    async clearDrafts() {
      if (record.damage !== undefined) return 0;
      const reply = await backend.dispatch({ call: 'draft.clear', input: {} }, 'program');
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
      return (reply.value as { cleared: number }).cleared;
    },
    async onlyChair() {
      const chairs = (await listAccounts(record.store.read)).filter(
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
      emptying.end();
      await verifying.end();
      await lan.stop();
      await Promise.allSettled(underWay);
      // One of them may have started it.
      await lan.stop();
      services.signedIn.endAll();
      if (options.attended === true && record.damage === undefined) await backUpAtClosing();
      await services.backups.idle();
      await record.close();
    },
  };
  // A single act beside the app leaves it to the app.
  const stopErasing = options.beside === true ? () => undefined : startDailyErasing(backend, options.log);
  return backend;
}
