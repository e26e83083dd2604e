import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseName } from '../../db/open.ts';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import type { Choice } from '../../shared/domain/ballot.ts';
import { newPaper, signatureOn, slipOf, voteOn, type OpenBallot, type Paper } from './ballot-paper.ts';
import { trackingCode } from './ballot.ts';
import { checkRecord } from './check-record.ts';
import { hallClock, hallPassphrase, makeHall, type Hall } from './lan-hall.ts';
import { Phone, type SealedBody } from './phone.ts';
import { randomOf, type Random } from './random.ts';
import { startWorker, type Worker } from './worker.ts';

export interface LanCounts {
  readonly seed: number;
  rounds: number;
  ballots: number;
  /** Votes that were acknowledged, of all ballots. */
  acknowledged: number;
  /** Papers and votes that had been sent and not been answered when the process was killed. */
  unanswered: number;
  /** Of these votes: in the box all the same, and counted once when they were sent again. */
  inBoxUnanswered: number;
}

/** A served hall in a process of its own, over a folder that outlives it. */
export class ServedHall {
  readonly folder: string;
  readonly hall: Hall;
  readonly port: number;
  address = '';
  #worker: Worker | undefined;
  #token = '';

  constructor(folder: string, hall: Hall, port: number) {
    this.folder = folder;
    this.hall = hall;
    this.port = port;
  }

  static async made(people: number, port: number): Promise<ServedHall> {
    const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-hall-'));
    return new ServedHall(folder, await makeHall(folder, people), port);
  }

  /** Opens the folder in this process, signs the chair in and serves phones; the tellers enter their halves. */
  async open(worker: Worker, clock = hallClock): Promise<void> {
    this.#worker = worker;
    await worker.open(this.folder, clock);
    this.#token = '';
    const signedIn = await this.desk('account.signIn', { name: 'chair', passphrase: hallPassphrase });
    if (!signedIn.signedIn) throw new Error('the chair may not sign in');
    this.#token = signedIn.token;
    this.address = (await this.desk('host.start', { address: '127.0.0.1', port: this.port })).address;
  }

  async unlock(): Promise<void> {
    await this.desk('ballot.unlock', { ballotId: this.hall.ballotId, ...this.hall.openingCode });
  }

  async deskReply(call: CallName, input: unknown): Promise<Reply> {
    if (this.#worker === undefined) throw new Error('not open');
    const token = this.#token === '' ? {} : { token: this.#token };
    return this.#worker.send({ call, input, commandId: crypto.randomUUID() as never, ...token });
  }

  async desk<N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const reply = await this.deskReply(call, input);
    if (!reply.ok) throw new Error(`${call} refused: ${reply.error.code}\n${this.#worker?.failures.join('\n')}`);
    return reply.value as OutputOf<N>;
  }

  get failures(): readonly string[] {
    return this.#worker?.failures ?? [];
  }

  async kill(): Promise<void> {
    await this.#worker?.kill();
  }

  count(sql: string, ...values: unknown[]): number {
    const file = new Database(path.join(this.folder, databaseName), { readonly: true });
    try {
      return Number(
        file
          .prepare<unknown[]>(sql)
          .pluck()
          .get(...values),
      );
    } finally {
      file.close();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One phone on its way through a ballot; what it has sent it sends again until it is answered. */
class Voter {
  readonly phone: Phone;
  readonly code = trackingCode();
  readonly choice: Choice;
  paper: Paper | undefined;
  #blindSignature: string | undefined;
  vote: SealedBody | undefined;
  sending: 'sign' | 'cast' | undefined;
  acknowledged = false;

  constructor(phone: Phone, choice: Choice) {
    this.phone = phone;
    this.choice = choice;
  }

  async goOn(open: OpenBallot): Promise<void> {
    this.paper ??= newPaper(open);
    if (this.vote === undefined) {
      this.sending = 'sign';
      const signed = await answered(this.phone.call('ballot.sign', { ballotId: open.id, blinded: this.paper.blinded }));
      const { blindSignature } = signed as OutputOf<'ballot.sign'>;
      if (this.#blindSignature !== undefined && this.#blindSignature !== blindSignature)
        throw new Error('another signature on the same paper');
      this.#blindSignature = blindSignature;
      this.sending = undefined;
      const cast = voteOn(open, this.paper, signatureOn(this.paper, blindSignature), slipOf(this.code, this.choice));
      const nobody = new Phone(this.phone.address, this.phone.publicKey);
      this.vote = nobody.seal('ballot.castSigned', cast);
    }
    this.sending = 'cast';
    await answered(this.phone.send(this.vote));
    this.sending = undefined;
    this.acknowledged = true;
  }
}

async function answered(reply: Promise<Reply>): Promise<unknown> {
  const got = await reply;
  if (!got.ok) throw new Refused(got.error.code);
  return got.value;
}

class Refused extends Error {}

const people = 24;
/** Kills within one ballot, before it is closed and another hall votes. */
const roundsPerBallot = 5;

/**
 * Kills a backend again and again in the middle of a ballot by phone, and holds what is on the disk against what phones
 * had been answered. `file`: the bundled worker. @throws Error naming seed and round with the first thing that does not hold
 */
export async function lanRounds(file: string, rounds: number, seed: number): Promise<LanCounts> {
  const random = randomOf(seed);
  const counts: LanCounts = { seed, rounds: 0, ballots: 0, acknowledged: 0, unanswered: 0, inBoxUnanswered: 0 };
  const port = 30_000 + (process.pid % 1000);
  let spare = startWorker(file);
  const next = (): Worker => {
    const worker = spare;
    spare = startWorker(file);
    return worker;
  };
  try {
    while (counts.rounds < rounds) {
      const served = await ServedHall.made(people, port);
      try {
        await oneBallot(served, next, random, counts, Math.min(roundsPerBallot, rounds - counts.rounds));
      } catch (error) {
        const what = [error instanceof Error ? error.stack : String(error), ...served.failures].join('\n');
        throw new Error(`seed ${seed}, round ${counts.rounds + 1}: ${what}`, { cause: error });
      } finally {
        await served.kill();
        served.remove();
      }
    }
    return counts;
  } finally {
    await spare.kill();
  }
}

async function oneBallot(
  served: ServedHall,
  next: () => Worker,
  random: Random,
  counts: LanCounts,
  kills: number,
): Promise<void> {
  await served.open(next());
  await served.unlock();
  const voters: Voter[] = [];
  for (const { ticket } of served.hall.tickets) {
    const phone = await Phone.at(served.address);
    await phone.enter(ticket);
    voters.push(new Voter(phone, random.pick(['for', 'against', 'abstain'])));
  }
  const [first] = voters;
  if (first === undefined) throw new Error('nobody is here');
  const { open } = (await answered(first.phone.call('ballot.forPhone', {}))) as OutputOf<'ballot.forPhone'>;
  if (open === null) throw new Error('no ballot is open');
  for (let kill = 0; kill < kills; kill += 1) {
    // Some come this time and the others later, so that there is somebody left to vote in every round.
    const share = (kill + 1) / (kills + 1);
    const coming = voters.filter((voter, index) => !voter.acknowledged && index < people * share + 2);
    const work = Promise.allSettled(
      coming.map(async (voter) => {
        await wait(random.whole(0, 60));
        await voter.goOn(open);
      }),
    );
    await wait(random.whole(10, 110));
    await served.kill();
    for (const { status, reason } of (await work) as PromiseRejectedResult[])
      if (status === 'rejected' && reason instanceof Refused) throw reason;
    await lookAfterKill(served, next(), voters, open, counts);
    counts.rounds += 1;
  }
  for (const voter of voters) if (!voter.acknowledged) await voter.goOn(open);
  await closeAndCompare(served, voters);
  counts.ballots += 1;
  counts.acknowledged += voters.length;
}

async function lookAfterKill(
  served: ServedHall,
  worker: Worker,
  voters: readonly Voter[],
  open: OpenBallot,
  counts: LanCounts,
): Promise<void> {
  await served.open(worker);
  checkRecord(served.folder, undefined, 'anybody');
  const acknowledged = voters.filter((voter) => voter.acknowledged).length;
  const casting = voters.filter(({ sending }) => sending === 'cast');
  const signing = voters.filter(({ sending }) => sending === 'sign');
  const signed = voters.filter(({ vote }) => vote !== undefined).length;
  const [inBox, used, papers, ticked] = [
    served.count('SELECT count(*) FROM secret_slip'),
    served.count('SELECT count(*) FROM used_paper'),
    served.count('SELECT count(*) FROM signed_paper'),
    served.count('SELECT count(*) FROM ballot_roll WHERE voted = 1'),
  ];
  const sums = JSON.stringify({ acknowledged, casting: casting.length, signed, inBox, used, papers, ticked });
  if (inBox < acknowledged || inBox > acknowledged + casting.length)
    throw new Error(`votes are lost or doubled: ${sums}`);
  if (papers < signed || papers > signed + signing.length) throw new Error(`papers are lost or doubled: ${sums}`);
  if (inBox !== used || papers !== ticked || used > papers) throw new Error(`sums do not hold: ${sums}`);
  counts.unanswered += casting.length + signing.length;
  counts.inBoxUnanswered += inBox - acknowledged;
  await served.unlock();
  // The very same bytes, twice at once: one vote.
  for (const voter of casting) {
    const { phone, vote } = voter;
    if (vote === undefined) continue;
    const twice = [phone.send(vote), phone.send(vote)];
    for (const reply of twice) await answered(reply);
    voter.acknowledged = true;
    voter.sending = undefined;
  }
  for (const voter of signing) await voter.goOn(open);
  const now = voters.filter((voter) => voter.acknowledged).length;
  const after = served.count('SELECT count(*) FROM secret_slip');
  if (after !== now) throw new Error(`${now} votes are acknowledged and ${after} are in the box after sending again`);
}

/** The published list is exactly what was acknowledged. */
async function closeAndCompare(served: ServedHall, voters: readonly Voter[]): Promise<void> {
  const { ballotId } = served.hall;
  const { version, tellers } = await served.desk('ballot.get', { ballotId });
  await served.desk('ballot.close', { ballotId, version, confirmedBy: [tellers[0] ?? '', tellers[1] ?? ''] });
  const { published, issued, returned } = await served.desk('ballot.get', { ballotId });
  const lines = (list: readonly { trackingCode: string; choice: string }[]): string =>
    list
      .map(({ trackingCode: code, choice }) => `${code} ${choice}`)
      .toSorted()
      .join('\n');
  const expected = lines(voters.map(({ code, choice }) => ({ trackingCode: code, choice })));
  if (lines(published) !== expected || issued !== voters.length || returned !== voters.length)
    throw new Error(
      `published is not what was acknowledged: ${issued} ${returned}\n${lines(published)}\n\n${expected}`,
    );
  checkRecord(served.folder, undefined, 'anybody');
  if (served.failures.length > 0) throw new Error(served.failures.join('\n'));
}
