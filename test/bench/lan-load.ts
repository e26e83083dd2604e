/** The phones of the bench, in a process of their own: what they have to reckon does not count as the host's time. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import sodium from 'libsodium-wrappers-sumo';
import type { OutputOf } from '../../shared/contract/index.ts';
import { newPaper, signatureOn, slipOf, voteOn, type OpenBallot, type Paper } from '../support/ballot-paper.ts';
import { trackingCode } from '../support/ballot.ts';
import { Phone, send, type SealedBody } from '../support/phone.ts';
import { LivePhone, type Part } from './live-phone.ts';

export type ToLoad =
  | { readonly enter: string; readonly tickets: readonly string[] }
  | { readonly listen: number }
  | { readonly sign: number }
  | { readonly seal: true }
  | { readonly vote: number }
  | { readonly votingFor: number }
  | { readonly handIn: number; readonly during: number }
  | { readonly look: true }
  | { readonly storm: true };

/** How the phones fare. */
export interface Fare {
  readonly connected: number;
  readonly heard: number;
  /** Phones that are connected anew and have read what they show, since the storm was announced. */
  readonly readAgain: number;
  /** Milliseconds by this machine's clock at which the last of those was connected, and had read. */
  readonly lastConnectedAt: number;
  readonly lastReadAt: number;
  /** What was sent again because the connection broke. */
  readonly sentAgain: number;
  /** Why a page could not read last. */
  readonly unread: string;
}

/** How a representative votes: what is sent is sealed beforehand, since five hundred real phones reckon side by side. */
interface Voter {
  readonly phone: Phone;
  readonly paper: Paper;
  readonly sign: SealedBody;
  blindSignature?: string;
  cast?: SealedBody;
}

const voters: Voter[] = [];
let phones: readonly LivePhone[] = [];
let address = '';
let anybody: Phone | undefined;
let open: OpenBallot | undefined;
let sentAgain = 0;
/** As the pages wait (renderer/portal/representative/vote/vote.store.ts). */
const sentAgainMs = 3_000;

process.on('message', (message: ToLoad) => {
  answer(message).then(
    (value) => process.send?.({ value }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});

async function answer(message: ToLoad): Promise<unknown> {
  if ('enter' in message) return enter(message.enter, message.tickets);
  if ('listen' in message) return listen(message.listen);
  if ('sign' in message) return Promise.all(voters.map((voter) => signed(voter, Math.random() * message.sign)));
  if ('seal' in message) return sealAll();
  if ('vote' in message) return vote(message.vote);
  if ('votingFor' in message) return keepVoting(message.votingFor);
  if ('handIn' in message) return handIn(message.handIn, message.during);
  if ('storm' in message) return phones.forEach((phone) => (phone.back = undefined));
  return look();
}

function look(): Fare {
  const back = phones.flatMap((phone) => phone.back ?? []);
  const clock = (at: number): number => performance.timeOrigin + at;
  return {
    connected: phones.filter((phone) => phone.connected).length,
    heard: phones.reduce((sum, phone) => sum + phone.heard, 0),
    readAgain: back.filter(({ readAt }) => readAt !== undefined).length,
    lastConnectedAt: clock(Math.max(0, ...back.map(({ connectedAt }) => connectedAt))),
    lastReadAt: clock(Math.max(0, ...back.map(({ readAt }) => readAt ?? 0))),
    sentAgain,
    unread: LivePhone.unread,
  };
}

/** All come in, draw a paper and blind it. */
async function enter(at: string, tickets: readonly string[]): Promise<void> {
  address = at;
  anybody = await Phone.at(address);
  for (const ticket of tickets) {
    const phone = new Phone(address, anybody.publicKey);
    const entered = await phone.enter(ticket);
    if (!entered.ok) throw new Error(entered.error.code);
    const ballots = (await value(phone.call('ballot.forPhone', {}))) as OutputOf<'ballot.forPhone'>;
    if (ballots.open === null) throw new Error('no ballot is open');
    open = ballots.open;
    const paper = newPaper(open);
    voters.push({ phone, paper, sign: phone.seal('ballot.sign', { ballotId: open.id, blinded: paper.blinded }) });
  }
}

/** So many pages are open: the representatives' in the meeting, everybody else's shows what hangs on the wall. */
async function listen(many: number): Promise<void> {
  phones = Array.from({ length: many }, (_, index) => {
    const phone = voters[index]?.phone;
    return new LivePhone(address, phone?.headers() ?? {}, phone === undefined ? [wall] : meetingOf(phone));
  });
  for (const [index, phone] of phones.entries()) {
    phone.connect();
    if (index % 50 === 49) await wait(20);
  }
  while (phones.some((phone) => !phone.connected)) await wait(20);
}

/** As renderer/portal/representative/meeting.tsx has it. */
function meetingOf(phone: Phone): readonly Part[] {
  const reads = (call: string): (() => Promise<void>) => {
    const sealed = phone.seal(call, {});
    return async () => void (await value(phone.send(sealed)));
  };
  return [
    { topics: ['session', 'roster', 'rules', 'ballot'], read: reads('session.forPhone') },
    { topics: ['ballot', 'session'], read: reads('ballot.forPhone') },
    { topics: ['evaluation'], read: reads('evaluation.forPhone') },
  ];
}

/** As renderer/portal/read/read-page.tsx has it. */
const wall: Part = {
  topics: ['publication', 'action', 'petition', 'session'],
  unhurried: 30_000,
  read: async () => void (await Promise.all([openCall('board.wall'), openCall('board.notices')])),
};

async function openCall(call: string): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: address };
  const { status } = await send(
    `${address}/api/call`,
    'POST',
    headers,
    Buffer.from(JSON.stringify({ call, input: {} })),
  );
  if (status !== 200) throw new Error(`HTTP ${status}`);
}

/** Has a paper signed after so long; how long its voter waited for that. */
async function signed(voter: Voter, after: number): Promise<number> {
  const { took, value: reply } = await timedSending(voter.phone, voter.sign, after);
  voter.blindSignature = (reply as OutputOf<'ballot.sign'>).blindSignature;
  return took;
}

/** Makes the vote ready to be sent. */
function seal(voter: Voter): SealedBody {
  const { paper, blindSignature } = voter;
  if (open === undefined || blindSignature === undefined) throw new Error('not signed');
  const vote = voteOn(open, paper, signatureOn(paper, blindSignature), slipOf(trackingCode(), 'for'));
  voter.cast = nobody().seal('ballot.castSigned', vote);
  return voter.cast;
}

/** One after the other, so that the pages go on meanwhile: what they put off would all come at once with the votes. */
async function sealAll(): Promise<void> {
  for (const voter of voters) {
    seal(voter);
    await wait(10);
  }
}

/** All votes at random moments within so many milliseconds; how long each waited for its acknowledgement. */
async function vote(within: number): Promise<readonly number[]> {
  return Promise.all(voters.flatMap(({ cast }) => cast ?? []).map((cast) => asNobody(cast, Math.random() * within)));
}

/** The hall votes one after the other for so many milliseconds: each has a paper signed, and sends its vote some seconds later. */
async function keepVoting(during: number): Promise<void> {
  await Promise.all(
    voters.map(async (voter, n) => {
      await signed(voter, (n / voters.length) * during);
      await asNobody(seal(voter), 2_000 + Math.random() * 10_000);
    }),
  );
}

/** So many petitions, each with two photos as the page makes them smaller, evenly within so many milliseconds. */
async function handIn(many: number, during: number): Promise<readonly number[]> {
  const bodies = Array.from({ length: many }, (_, n) =>
    nobody().seal('petition.handIn', {
      text: `第${n}件：三号线的风扇坏了，夜班热得受不了，请尽快修`,
      files: [photo(350_000), photo(500_000)],
    }),
  );
  return Promise.all(bodies.map((body, n) => asNobody(body, (n / many) * during)));
}

async function asNobody(body: SealedBody, after: number): Promise<number> {
  return (await timedSending(nobody(), body, after)).took;
}

/** How long it took until it was answered: when the connection breaks the same is sent again, as pages do. */
async function timedSending(phone: Phone, body: SealedBody, after: number): Promise<{ took: number; value: unknown }> {
  await wait(after);
  const from = performance.now();
  for (;;) {
    const reply = await phone.send(body).catch(() => undefined);
    if (reply !== undefined) return { took: performance.now() - from, value: await value(Promise.resolve(reply)) };
    sentAgain += 1;
    await wait(sentAgainMs * (0.5 + Math.random()));
  }
}

function nobody(): Phone {
  if (anybody === undefined) throw new Error('nobody has come in');
  return anybody;
}

/** A picture as far as its structure goes: JFIF head, then picture data that nobody can squeeze. */
function photo(size: number): { name: string; content: string } {
  const data = randomBytes(size).map((byte) => (byte === 0xff ? 0xfe : byte));
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda0008010100003f00', 'hex');
  return { name: '照片.jpg', content: Buffer.concat([head, data, Buffer.from([0xff, 0xd9])]).toString('base64') };
}

async function value(reply: ReturnType<Phone['call']>): Promise<unknown> {
  const got = await reply;
  if (!got.ok) throw new Error(got.error.code);
  return got.value;
}

await sodium.ready;
