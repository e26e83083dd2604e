/** The phones of the bench, in a process of their own: what they have to reckon does not count as the host's time. */
import { randomBytes } from 'node:crypto';
import { get, type ClientRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import sodium from 'libsodium-wrappers-sumo';
import type { OutputOf } from '../../shared/contract/index.ts';
import { newPaper, signatureOn, slipOf, voteOn } from '../support/ballot-paper.ts';
import { trackingCode } from '../support/ballot.ts';
import { Phone, send, type SealedBody } from '../support/phone.ts';

export type ToLoad =
  | { readonly enter: string; readonly tickets: readonly string[] }
  | { readonly listen: number }
  | { readonly vote: number }
  | { readonly handIn: number; readonly during: number }
  | { readonly heard: true }
  | { readonly storm: true };

const representatives: Phone[] = [];
const ballots: SealedBody[] = [];
/** What each representative's page reads, sealed beforehand: a thousand real phones reckon side by side. */
const readings: SealedBody[][] = [];
let address = '';
let anybody: Phone | undefined;
let connected = 0;
let heard = 0;
/** Phones that were connected anew and have read what they show, since the storm was announced. */
const readAgain = new Set<number>();
/** Why a page could not read last. */
let unread = '';

process.on('message', (message: ToLoad) => {
  answer(message).then(
    (value) => process.send?.({ value }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});

async function answer(message: ToLoad): Promise<unknown> {
  if ('enter' in message) return enter(message.enter, message.tickets);
  if ('listen' in message) return listen(message.listen);
  if ('vote' in message) return vote(message.vote);
  if ('handIn' in message) return handIn(message.handIn, message.during);
  if ('storm' in message) return readAgain.clear();
  return { connected, heard, readAgain: readAgain.size, unread };
}

/** All come in, and have their papers signed and their votes sealed, ready to be sent. */
async function enter(at: string, tickets: readonly string[]): Promise<void> {
  address = at;
  anybody = await Phone.at(address);
  for (const ticket of tickets) {
    const phone = new Phone(address, anybody.publicKey);
    const entered = await phone.enter(ticket);
    if (!entered.ok) throw new Error(entered.error.code);
    representatives.push(phone);
    readings.push([phone.seal('session.forPhone', {}), phone.seal('ballot.forPhone', {})]);
  }
  const [first] = representatives;
  const { open } = (await value(first?.call('ballot.forPhone', {}))) as OutputOf<'ballot.forPhone'>;
  if (open === null) throw new Error('no ballot is open');
  for (const phone of representatives) {
    const paper = newPaper(open);
    const signed = await value(phone.call('ballot.sign', { ballotId: open.id, blinded: paper.blinded }));
    const signature = signatureOn(paper, (signed as OutputOf<'ballot.sign'>).blindSignature);
    const cast = voteOn(open, paper, signature, slipOf(trackingCode(), 'for'));
    ballots.push(anybody.seal('ballot.castSigned', cast));
  }
}

/** Opens so many connections for notices and keeps them open as EventSource does, reading after each interruption. */
async function listen(many: number): Promise<void> {
  for (let index = 0; index < many; index += 1) {
    connect(index, 1000, false);
    if (index % 50 === 49) await wait(20);
  }
  while (connected < many) await wait(20);
}

function connect(index: number, retry: number, again: boolean): void {
  let [over, every] = [false, retry];
  const later = (): void => {
    if (over) return;
    over = true;
    setTimeout(() => connect(index, every, true), every);
  };
  const request: ClientRequest = get(
    `${address}/api/notices?of=${index < representatives.length ? 'session,ballot' : 'publication,action,petition,session'}`,
    { agent: false, headers: representatives[index]?.headers() ?? {} },
    (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        later();
        return;
      }
      connected += 1;
      response.on('data', (part: Buffer) => {
        const text = part.toString();
        every = Number(/^retry: (\d+)/m.exec(text)?.[1] ?? every);
        if (!text.includes('data: {"changed"')) return;
        heard += 1;
        whenHeard(index);
      });
      response.on('error', () => undefined);
      response.on('close', () => {
        connected -= 1;
        later();
      });
      if (again) void readAll(index);
    },
  );
  request.on('error', later);
}

const waiting = new Set<number>();

/** As the pages do: a representative's reads at once, anybody else's within half a minute. */
function whenHeard(index: number): void {
  if (waiting.has(index)) return;
  waiting.add(index);
  const after = index < representatives.length ? 0 : 30_000 * (0.5 + Math.random() / 2);
  setTimeout(() => {
    waiting.delete(index);
    if (connected > 0) void read(index);
  }, after);
}

/** What the page shows, once: a representative's the meeting and the ballot, anybody else's what hangs on the wall. */
async function readAll(index: number): Promise<void> {
  while (!(await read(index))) await wait(500);
  readAgain.add(index);
}

async function read(index: number): Promise<boolean> {
  const phone = representatives[index];
  try {
    if (phone !== undefined) {
      for (const body of readings[index] ?? []) await value(phone.send(body));
    } else {
      await open('board.wall');
      await open('board.notices');
    }
    return true;
  } catch (error) {
    unread = String(error);
    return false;
  }
}

async function open(call: string): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: address };
  const { status } = await send(
    `${address}/api/call`,
    'POST',
    headers,
    Buffer.from(JSON.stringify({ call, input: {} })),
  );
  if (status !== 200) throw new Error(`HTTP ${status}`);
}

/** All votes at random moments within so many milliseconds; how long each waited for its acknowledgement. */
async function vote(within: number): Promise<readonly number[]> {
  return Promise.all(ballots.map((ballot) => timedSending(ballot, Math.random() * within)));
}

/** So many petitions, each with two photos as the page makes them smaller, evenly within so many milliseconds. */
async function handIn(many: number, during: number): Promise<readonly number[]> {
  const bodies = Array.from({ length: many }, (_, n) =>
    (anybody as Phone).seal('petition.handIn', {
      text: `第${n}件：三号线的风扇坏了，夜班热得受不了，请尽快修`,
      files: [photo(350_000), photo(500_000)],
    }),
  );
  return Promise.all(bodies.map((body, n) => timedSending(body, (n / many) * during)));
}

async function timedSending(body: SealedBody, after: number): Promise<number> {
  await wait(after);
  const from = performance.now();
  const reply = await (anybody as Phone).send(body);
  const took = performance.now() - from;
  if (!reply.ok) throw new Error(reply.error.code);
  return took;
}

/** A picture as far as its structure goes: JFIF head, then picture data that nobody can squeeze. */
function photo(size: number): { name: string; content: string } {
  const data = randomBytes(size).map((byte) => (byte === 0xff ? 0xfe : byte));
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda0008010100003f00', 'hex');
  return { name: '照片.jpg', content: Buffer.concat([head, data, Buffer.from([0xff, 0xd9])]).toString('base64') };
}

async function value(reply: ReturnType<Phone['call']> | undefined): Promise<unknown> {
  const got = await reply;
  if (got?.ok !== true) throw new Error(got?.error.code ?? 'nobody');
  return got.value;
}

await sodium.ready;
