import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseName } from '../../db/open.ts';
import { contract, type CommandName } from '../../shared/contract/index.ts';
import { checkRecord, unchecked, type Checked } from './check-record.ts';
import { copyOf, loadFolder } from './load-folder.ts';
import { signInAll, step } from './mixed-load.ts';
import { randomOf, type Random } from './random.ts';
import { bundleWorker, startWorker, type Worker } from './worker.ts';
import { Gone, Workload, type Sent } from './workload.ts';

export interface KillCounts {
  readonly seed: number;
  rounds: number;
  /** Rounds in which an import was being written when the process was killed. */
  duringImport: number;
  acknowledged: number;
  /** Commands that had been sent and not been answered when the process was killed. */
  unanswered: number;
  /** Of these: on record all the same, and recognised when they were sent again. */
  committedUnanswered: number;
  resent: number;
  auditEntries: number;
  seconds: number;
  slowestRoundMs: number;
}

/** Rounds on one folder before a fresh one: the checks walk the whole file, and it shall stay small. */
const roundsPerFolder = 25;
/** People at their pages at the same time. */
const people = 3;

/**
 * Kills a backend under the mixed load again and again, and after each restart holds the record against what had been
 * acknowledged. @throws Error naming seed and round with the first thing that does not hold
 */
export async function killRounds(
  rounds: number,
  seed: number,
  told: (counts: KillCounts) => void = () => undefined,
): Promise<KillCounts> {
  const began = performance.now();
  const random = randomOf(seed);
  const counts: KillCounts = {
    seed,
    rounds: 0,
    duringImport: 0,
    acknowledged: 0,
    unanswered: 0,
    committedUnanswered: 0,
    resent: 0,
    auditEntries: 0,
    seconds: 0,
    slowestRoundMs: 0,
  };
  const { file, remove } = await bundleWorker();
  const base = await loadFolder();
  let spare = startWorker(file);
  let record: Held | undefined;
  try {
    while (counts.rounds < rounds) {
      if (counts.rounds % roundsPerFolder === 0) {
        record?.end(counts);
        record = new Held(copyOf(base), new Workload(random.whole(1, 1e9), () => Promise.reject(new Gone('not yet'))));
      }
      if (record === undefined) throw new Error('no folder');
      const from = performance.now();
      const worker = spare;
      spare = startWorker(file);
      try {
        await record.restart(worker, counts);
        await loadAndKill(record.w, worker, random, counts);
      } catch (error) {
        await worker.kill();
        const what = [error instanceof Error ? error.message : String(error), ...worker.failures].join('\n');
        throw new Error(`seed ${seed}, round ${counts.rounds + 1}, ${record.folder}: ${what}`, { cause: error });
      }
      counts.rounds += 1;
      counts.seconds = Math.round((performance.now() - began) / 100) / 10;
      counts.slowestRoundMs = Math.max(counts.slowestRoundMs, Math.round(performance.now() - from));
      told(counts);
    }
    // The last kill is looked at as the others are.
    await record?.restart(spare, counts);
    record?.end(counts);
    return counts;
  } finally {
    await spare.kill();
    rmSync(base, { recursive: true, force: true });
    remove();
  }
}

async function loadAndKill(w: Workload, worker: Worker, random: Random, counts: KillCounts): Promise<void> {
  const withImport = random.chance(0.2);
  let importing = false;
  let over = false;
  const person = async (): Promise<void> => {
    while (!over) await step(w);
  };
  const importer = async (): Promise<void> => {
    const rows = Array.from({ length: 1500 }, () => `${w.mark()} 更衣柜锁坏了，请尽快维修`);
    const content = Buffer.from(`诉求内容\n${rows.join('\n')}`).toString('base64');
    const file = { kind: 'petitions', fileName: 'a.csv', content } as const;
    const prepared = await w.query('officer', 'import.prepare', file);
    if (prepared === undefined) return;
    importing = true;
    await w.command('officer', 'import.commit', { importId: prepared.importId });
    importing = false;
  };
  const untilGone = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      if (!(error instanceof Gone)) throw error;
    });
  const load = Promise.all([
    ...Array.from({ length: people }, () => untilGone(person())),
    ...(withImport ? [untilGone(importer())] : []),
  ]);
  load.catch(() => undefined);
  await wait(random.whole(0, withImport ? 260 : 130));
  if (importing) counts.duringImport += 1;
  await worker.kill();
  over = true;
  await load;
  if (worker.failures.length > 0) throw new Error(worker.failures.join('\n'));
}

const idHash = (commandId: string): string => createHash('sha256').update(`id:${commandId}`).digest('base64url');
const isRecorded = (call: CommandName): boolean => !contract[call].unrecorded;
const keepsReply = (call: CommandName): boolean => !contract[call].secret && isRecorded(call);

/** A folder, the load that runs on it, and what must be found there. */
class Held {
  readonly folder: string;
  readonly w: Workload;
  #checked: Checked = unchecked;
  /** Entries of each call that were there before the load began. */
  readonly #before: Map<string, number>;
  /** Commands that were never acknowledged and are known to be on record. */
  readonly #silent: Sent[] = [];
  /** Acknowledged commands looked at so far. */
  #seen = 0;

  constructor(folder: string, w: Workload) {
    this.folder = folder;
    this.w = w;
    this.#before = this.#read((file) => entriesByCall(file));
  }

  /** Opens the folder again after a kill and looks at everything; what was not answered is sent again. */
  async restart(worker: Worker, counts: KillCounts): Promise<void> {
    const { w, folder } = this;
    await worker.open(folder);
    this.#checked = checkRecord(folder, this.#checked);
    const unanswered = [...w.unanswered.values()];
    counts.unanswered += unanswered.length;
    const committed = unanswered.filter((sent) => keepsReply(sent.call) && this.#isOnRecord(sent));
    counts.committedUnanswered += committed.length;
    this.#expectAcknowledged(unanswered, committed);

    w.use(worker.send);
    const known = entriesTotal(this.folder);
    await signInAll(w);
    const signedIn = entriesTotal(this.folder) - known;
    if (signedIn !== 5) throw new Error(`${signedIn} entries for five who signed in`);
    for (const sent of unanswered) {
      // Signing in again is another signing in; it has been done above.
      if (sent.call === 'account.signIn') this.#giveUp(sent);
      else await this.#resend(sent, committed.includes(sent));
    }
    counts.resent += unanswered.length;
    this.#checked = checkRecord(folder, this.#checked);
    this.#expectAcknowledged([], []);
  }

  async #resend(sent: Sent, wasCommitted: boolean): Promise<void> {
    const { w, folder } = this;
    const before = entriesTotal(folder);
    const reply = await w.resend(sent);
    const grown = entriesTotal(folder) - before;
    if (wasCommitted && !reply.ok) throw new Error(`${sent.call} is on record and was refused: ${reply.error.code}`);
    const should = reply.ok && !wasCommitted && isRecorded(sent.call) ? 1 : 0;
    if (grown !== should) throw new Error(`${sent.call} sent again left ${grown} entries and not ${should}`);
    if (!reply.ok && w.unanswered.has(sent.commandId)) throw new Error(`${sent.call}: ${reply.error.code}`);
    if (!keepsReply(sent.call) && isRecorded(sent.call)) this.#settleSecret(sent.call);
  }

  /** Whether one of which no reply is kept had gone through the first time shows in the number of entries alone. */
  #settleSecret(call: CommandName): void {
    const missing = this.#recorded(call) - this.#expected(call);
    if (missing < 0 || missing > 1) throw new Error(`${call}: ${missing} more on record than were sent`);
    if (missing === 1) this.#silent.push({ call, commandId: '' as never, input: null, by: undefined });
  }

  #giveUp(sent: Sent): void {
    this.w.unanswered.delete(sent.commandId);
    this.#settleSecret(sent.call);
  }

  #recorded(call: string): number {
    return this.#read((file) => entriesByCall(file).get(call) ?? 0);
  }

  #expected(call: string): number {
    const { w } = this;
    const acknowledged = w.acknowledged.filter((sent) => sent.call === call).length;
    return (this.#before.get(call) ?? 0) + acknowledged + this.#silent.filter((sent) => sent.call === call).length;
  }

  #isOnRecord(sent: Sent): boolean {
    return this.#read((file) => hasReceipt(file, sent));
  }

  /** Every acknowledged command is there once: its reply is kept, and its call has as many entries as acknowledgements. */
  #expectAcknowledged(unanswered: readonly Sent[], committed: readonly Sent[]): void {
    const { w } = this;
    this.#read((file) => {
      for (const sent of w.acknowledged.slice(this.#seen)) {
        if (keepsReply(sent.call) && !hasReceipt(file, sent))
          throw new Error(`${sent.call} was acknowledged and is lost`);
        if (sent.call === 'petition.register') expectPetition(file, sent);
      }
      this.#seen = w.acknowledged.length;
      expectDrafts(file, w.acknowledged, unanswered);
      const entries = entriesByCall(file);
      const recorded = w.acknowledged.flatMap((sent) => (isRecorded(sent.call) ? [sent.call] : []));
      for (const call of new Set<string>([...entries.keys(), ...recorded])) {
        // The program makes it by itself, when it starts after it was killed while somebody spoke.
        if (call === 'speech.endInterrupted') continue;
        const least = this.#expected(call) + committed.filter((sent) => sent.call === call).length;
        const open = unanswered.filter((sent) => sent.call === call && !keepsReply(sent.call)).length;
        const is = entries.get(call) ?? 0;
        if (is < least || is > least + open)
          throw new Error(`${call}: ${is} on record, ${least} to ${least + open} sent`);
      }
    });
  }

  #read<T>(look: (file: Database.Database) => T): T {
    const file = new Database(path.join(this.folder, databaseName), { readonly: true });
    try {
      return look(file);
    } finally {
      file.close();
    }
  }

  /** The counts of this folder; it is thrown away. */
  end(counts: KillCounts): void {
    counts.acknowledged += this.w.acknowledged.length;
    counts.auditEntries += this.#checked.seq;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function entriesByCall(file: Database.Database): Map<string, number> {
  const rows = file
    .prepare<[], { call: string; n: number }>('SELECT call, count(*) AS n FROM audit_entry GROUP BY call')
    .all();
  return new Map(rows.map(({ call, n }) => [call, n]));
}

function entriesTotal(folder: string): number {
  const file = new Database(path.join(folder, databaseName), { readonly: true });
  try {
    return Number(file.prepare('SELECT max(seq) FROM audit_entry').pluck().get());
  } finally {
    file.close();
  }
}

function hasReceipt(file: Database.Database, { commandId }: Sent): boolean {
  return file.prepare('SELECT 1 FROM command_receipt WHERE idHash = ?').get(idHash(commandId)) !== undefined;
}

/** What somebody is writing is at each place what was acknowledged last, or what was on its way when the process was killed. */
function expectDrafts(file: Database.Database, acknowledged: readonly Sent[], unanswered: readonly Sent[]): void {
  const known = new Map<string, unknown>();
  const place = ({ by, input }: Sent): string => `${String(by)} ${(input as { place: string }).place}`;
  for (const sent of acknowledged) {
    if (sent.call === 'draft.keep') known.set(place(sent), (sent.input as { body: string }).body);
    if (sent.call === 'draft.drop') known.set(place(sent), undefined);
  }
  for (const sent of unanswered)
    if (sent.call === 'draft.keep' || sent.call === 'draft.drop') known.delete(place(sent));
  const rows = file
    .prepare<[], { place: string; body: string }>(
      "SELECT role || ' ' || place AS place, body FROM draft JOIN account ON account.id = accountId",
    )
    .all();
  const kept = new Map(rows.map((row) => [row.place, row.body]));
  for (const [at, body] of known)
    if (kept.get(at) !== body) throw new Error(`the draft of ${at} is not what was acknowledged last`);
}

/** What was typed is there, once. */
function expectPetition(file: Database.Database, { input }: Sent): void {
  const { text } = input as { text: string };
  const n = file.prepare('SELECT count(*) FROM petition WHERE text = ?').pluck().get(text);
  if (n !== 1) throw new Error(`a petition that was acknowledged is there ${String(n)} times`);
}
