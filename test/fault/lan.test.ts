import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newPaper, signatureOn, slipOf, voteOn, type OpenBallot, type Vote } from '../support/ballot-paper.ts';
import { trackingCode } from '../support/ballot.ts';
import { checkRecord } from '../support/check-record.ts';
import { lanRounds, ServedHall } from '../support/lan-rounds.ts';
import { Phone, type SealedBody } from '../support/phone.ts';
import { bundleWorker, startWorker } from '../support/worker.ts';

let bundle: Awaited<ReturnType<typeof bundleWorker>>;
let served: ServedHall;
const sockets: Socket[] = [];
const port = 31_000 + (process.pid % 1000);
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

const rounds = 20;

describe('a PC that loses its power in the middle of a ballot', () => {
  it('has every acknowledged vote, counts those sent again once, and publishes what was acknowledged', async () => {
    const counts = await lanRounds(bundle.file, rounds, 20_261_121);
    expect(counts.rounds).toBe(rounds);
    expect(counts.acknowledged).toBe(counts.ballots * 24);
    // The rounds are worth their name: phones were in the middle of it.
    expect(counts.unanswered).toBeGreaterThan(rounds / 2);
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  }, 240_000);
});

let isServed = false;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  if (!isServed) return;
  isServed = false;
  if (served.failures.length > 0) throw new Error(served.failures.join('\n'));
  await served.kill();
  checkRecord(served.folder, undefined, 'anybody');
  served.remove();
});

async function opened(people = 4): Promise<{ phones: Phone[]; open: OpenBallot }> {
  served = await ServedHall.made(people, port);
  isServed = true;
  await served.open(startWorker(bundle.file));
  await served.unlock();
  const phones: Phone[] = [];
  for (const { ticket } of served.hall.tickets) {
    const phone = await Phone.at(served.address);
    await phone.enter(ticket);
    phones.push(phone);
  }
  const reply = await first(phones).call('ballot.forPhone', {});
  if (!reply.ok) throw new Error(reply.error.code);
  return { phones, open: (reply.value as { open: OpenBallot }).open };
}

async function voteOf(phone: Phone, open: OpenBallot): Promise<Vote> {
  const paper = newPaper(open);
  const reply = await phone.call('ballot.sign', { ballotId: open.id, blinded: paper.blinded });
  if (!reply.ok) throw new Error(reply.error.code);
  const { blindSignature } = reply.value as { blindSignature: string };
  return voteOn(open, paper, signatureOn(paper, blindSignature), slipOf(trackingCode(), 'for'));
}

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('nobody');
  return one;
}

const slips = (): number => served.count('SELECT count(*) FROM secret_slip');
const petitions = (): number => served.count('SELECT count(*) FROM petition');
const codeOf = async (reply: ReturnType<Phone['call']>): Promise<string> => {
  const got = await reply;
  return got.ok ? 'ok' : got.error.code;
};

describe('what is sent twice', () => {
  it('is done once and answered alike, at the same moment and by somebody who listened', async () => {
    const { phones, open } = await opened();
    const phone = first(phones);
    const paper = newPaper(open);
    const sign = phone.seal('ballot.sign', { ballotId: open.id, blinded: paper.blinded });
    const [once, again] = await Promise.all([phone.send(sign), phone.send(sign)]);
    expect(once).toMatchObject({ ok: true });
    expect(again).toEqual(once);
    const signature = signatureOn(paper, (once as { value: { blindSignature: string } }).value.blindSignature);
    const vote = phone.seal('ballot.castSigned', voteOn(open, paper, signature, slipOf(trackingCode(), 'for')));
    expect(await Promise.all([phone.send(vote), phone.send(vote), phone.send(vote)])).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, value: {} })),
    );
    // A listener has the bytes, neither cookie nor the key of the answer.
    const listener = new Phone(served.address, phone.publicKey);
    expect(await codeOf(listener.send(sign))).toBe('NOT_SIGNED_IN');
    expect(await codeOf(listener.send(vote))).toBe('ok');
    expect(slips()).toBe(1);
    expect(served.count('SELECT count(*) FROM signed_paper')).toBe(1);
    expect(served.count('SELECT count(*) FROM used_paper')).toBe(1);

    const handIn = listener.seal('petition.handIn', { text: '饭堂的汤太咸', files: [photo()] });
    const before = petitions();
    const replies = await Promise.all([listener.send(handIn), listener.send(handIn), listener.send(handIn)]);
    expect(replies[0]).toMatchObject({ ok: true });
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(petitions()).toBe(before + 1);
    expect(served.count('SELECT count(*) FROM attachment')).toBe(1);
  });
});

describe('who is not who they say', () => {
  it('is nobody: without proof, with another’s, with a cookie altered or made up', async () => {
    const { phones } = await opened();
    const [one, other] = phones;
    if (one === undefined || other === undefined) throw new Error('nobody');
    const meeting = await one.call('session.forPhone', {});
    if (!meeting.ok) throw new Error(meeting.error.code);
    const { id: sessionId } = meeting.value as { id: string };
    expect(await codeOf(one.call('session.checkInMyself', { sessionId }))).toBe('ok');
    const tried: [string, string | undefined, string | undefined][] = [
      ['a cookie without its proof', one.cookie, undefined],
      ['a proof without its cookie', undefined, one.proof],
      ['the proof of another', one.cookie, other.proof],
      [
        'an altered cookie',
        `${one.cookie?.slice(0, -1) ?? ''}${one.cookie?.endsWith('A') === true ? 'B' : 'A'}`,
        one.proof,
      ],
      ['both made up', randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')],
    ];
    for (const [what, cookie, proof] of tried) {
      const thief = new Phone(served.address, one.publicKey);
      Object.assign(thief, { cookie, proof });
      expect(await codeOf(thief.call('phone.me', {})), what).toBe('NOT_SIGNED_IN');
      expect(await codeOf(thief.call('session.checkInMyself', { sessionId })), what).toBe('NOT_SIGNED_IN');
    }
  });

  it('is out when the personal code was issued anew, over a restart as well, and comes in by no code that is none', async () => {
    const { phones } = await opened();
    const phone = first(phones);
    const { ticket, representativeId } = first(served.hall.tickets);
    await served.desk('host.issueTickets', { representativeIds: [representativeId] });
    expect(await codeOf(phone.call('phone.me', {}))).toBe('NOT_SIGNED_IN');
    await served.kill();
    await served.open(startWorker(bundle.file));
    expect(await codeOf(phone.call('phone.me', {}))).toBe('NOT_SIGNED_IN');
    const again = await Phone.at(served.address);
    expect(await codeOf(again.enter(ticket))).toBe('TICKET_UNKNOWN');
    expect(await codeOf(again.enter(randomBytes(32).toString('base64url')))).toBe('TICKET_UNKNOWN');
  });

  it('is out after leaving: what was kept of cookie and proof opens nothing', async () => {
    const { phones } = await opened();
    const phone = first(phones);
    const kept = new Phone(served.address, phone.publicKey);
    Object.assign(kept, { cookie: phone.cookie, proof: phone.proof });
    expect(await codeOf(phone.call('phone.leave', {}))).toBe('ok');
    expect(await codeOf(kept.call('phone.me', {}))).toBe('NOT_SIGNED_IN');
  });
});

describe('a ballot that is closed', () => {
  it('takes neither a paper nor a vote any more, whatever was signed before', async () => {
    const { phones, open } = await opened();
    const [one, other] = phones;
    if (one === undefined || other === undefined) throw new Error('nobody');
    const cast = await voteOf(one, open);
    expect(await codeOf(one.call('ballot.castSigned', cast))).toBe('ok');
    const { ballotId } = served.hall;
    const { version, tellers } = await served.desk('ballot.get', { ballotId });
    await served.desk('ballot.close', { ballotId, version, confirmedBy: [tellers[0] ?? '', tellers[1] ?? ''] });
    const { published } = await served.desk('ballot.get', { ballotId });
    expect(await codeOf(other.call('ballot.sign', { ballotId, blinded: newPaper(open).blinded }))).toBe(
      'BALLOT_NOT_OPEN',
    );
    // The first vote again, with its own bytes.
    expect(await codeOf(one.call('ballot.castSigned', cast))).toBe('BALLOT_NOT_OPEN');
    expect(slips()).toBe(0);
    expect((await served.desk('ballot.get', { ballotId })).published).toEqual(published);
    expect(published).toHaveLength(1);
  });
});

describe('a phone whose clock is wrong', () => {
  it('does everything as others do: its time is nowhere asked for', async () => {
    const { phones, open } = await opened();
    const before = petitions();
    for (const [index, date] of ['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 2099 23:59:59 GMT'].entries()) {
      const phone = phones[index];
      if (phone === undefined) throw new Error('nobody');
      const headers = phone.headers();
      const late = { date, 'if-modified-since': date, 'x-client-time': date };
      phone.headers = () => ({ ...headers, ...late });
      // Ids that sort by time are made from the phone's clock by some libraries.
      const id = `${index === 0 ? '00000000-0000' : 'ffffffff-ffff'}-7${randomUUID().slice(15)}`;
      expect(await codeOf(phone.call('petition.handIn', { text: `时钟不对的手机${index}` }, id))).toBe('ok');
      expect(await codeOf(phone.call('ballot.castSigned', await voteOf(phone, open)))).toBe('ok');
    }
    expect(slips()).toBe(2);
    expect(petitions()).toBe(before + 2);
    expect(served.count("SELECT count(*) FROM petition WHERE receivedOn <> '2025-09-26'")).toBe(0);
  });
});

/** What goes over the wire for a sealed call, head and body. */
function wire({ body }: SealedBody, length = body.length): Buffer {
  const { host } = new URL(served.address);
  const head =
    `POST /api/sealed HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${served.address}\r\n` +
    `Content-Type: application/octet-stream\r\nContent-Length: ${length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function raw(): { socket: Socket; ended: Promise<number>; heard: () => string } {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  const from = performance.now();
  let heard = '';
  socket.on('data', (part: Buffer) => (heard += part.toString('latin1')));
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => socket.on('close', () => resolve(performance.now() - from)));
  return { socket, ended, heard: () => heard };
}

function photo(): { name: string; content: string } {
  const data = randomBytes(60_000).map((byte) => (byte === 0xff ? 0xfe : byte));
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda0008010100003f00', 'hex');
  return { name: '照片.jpg', content: Buffer.concat([head, data, Buffer.from([0xff, 0xd9])]).toString('base64') };
}

const files = (): readonly string[] =>
  readdirSync(served.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^attachments.[0-9a-f]{2}.[0-9a-f]/.test(name),
  );

describe('an upload that breaks off', () => {
  it('leaves neither a petition nor a file, wherever it was cut; sent whole afterwards, it is there once', async () => {
    await opened();
    const phone = await Phone.at(served.address);
    const handIn = phone.seal('petition.handIn', { text: '宿舍漏水', files: [photo(), photo()] });
    const whole = wire(handIn);
    const before = petitions();
    const bodyAt = whole.length - handIn.body.length;
    for (const at of [1, 40, bodyAt - 2, bodyAt, bodyAt + 1, bodyAt + 48, bodyAt + 70_000, whole.length - 1]) {
      const { socket } = raw();
      socket.write(whole.subarray(0, at));
      await wait(30);
      socket.destroy();
    }
    await wait(100);
    expect(petitions()).toBe(before);
    expect(served.count('SELECT count(*) FROM attachment')).toBe(0);
    expect(files()).toEqual([]);
    expect(await codeOf(phone.send(handIn))).toBe('ok');
    expect(petitions()).toBe(before + 1);
    expect(files()).toHaveLength(2);
    expect(path.extname(files().join())).toBe('');
  });

  it('is refused when its length is a lie, and what follows counts for nothing', async () => {
    await opened();
    const phone = await Phone.at(served.address);
    const before = petitions();
    const handIn = (): SealedBody => phone.seal('petition.handIn', { text: '长度不对的请求' });
    const shorter = handIn();
    const cut = raw();
    cut.socket.write(wire(shorter, shorter.body.length - 5));
    await expect.poll(cut.heard, { timeout: 5_000 }).toMatch(/^HTTP\/1.1 400 /);
    for (const length of ['-1', '1e3', '99999999999999999999', '17000000']) {
      const { socket, heard } = raw();
      socket.write(
        wire(handIn())
          .toString('latin1')
          .replace(/Content-Length: \d+/, `Content-Length: ${length}`),
        'latin1',
      );
      await expect.poll(heard, { timeout: 5_000 }).toMatch(/^HTTP\/1.1 4(00|13) /);
    }
    const both = raw();
    const smuggled = wire(handIn()).toString('latin1').replace('\r\n\r\n', '\r\nTransfer-Encoding: chunked\r\n\r\n');
    both.socket.write(smuggled, 'latin1');
    await expect.poll(both.heard, { timeout: 5_000 }).toMatch(/^HTTP\/1.1 400 /);
    expect(petitions()).toBe(before);
  });

  it('is ended when it comes too slowly, and others are answered meanwhile', async () => {
    await opened();
    const phone = await Phone.at(served.address);
    const before = petitions();
    const longer = phone.seal('petition.handIn', { text: '慢慢来的请求' });
    const { socket, ended } = raw();
    // As many bytes as it says never come.
    socket.write(wire(longer, longer.body.length + 1000));
    const drip = setInterval(() => socket.write('x'), 500);
    const stalled = Array.from({ length: 50 }, raw);
    for (const { socket: other } of stalled) other.write('POST /api/sealed HTTP/1.1\r\nHost: ');
    expect(await codeOf(phone.call('petition.handIn', { text: '别人照常提交' }))).toBe('ok');
    const took = await Promise.all([ended, ...stalled.map((one) => one.ended)]);
    clearInterval(drip);
    // After 20 s a body must have come at a fair pace, looked for every 2 s, on a machine that has other work.
    expect(Math.max(...took)).toBeLessThan(30_000);
    expect(petitions()).toBe(before + 1);
  }, 45_000);
});

describe('a phone that vanishes', () => {
  it('is let go, without a word or with one, and takes nothing along', async () => {
    await opened();
    const connected = async (): Promise<number> => (await served.desk('host.status', {})).connected;
    const { host } = new URL(served.address);
    const ask = `GET /api/notices HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
    const phones = Array.from({ length: 60 }, raw);
    for (const { socket } of phones) socket.write(ask);
    await expect.poll(connected, { timeout: 5_000 }).toBe(60);
    for (const { socket } of phones.slice(0, 30)) socket.resetAndDestroy();
    for (const { socket } of phones.slice(30, 50)) socket.end();
    await expect.poll(connected, { timeout: 5_000 }).toBe(10);
    await served.desk('petition.register', { text: '变动通知照常送到' });
    for (const { heard } of phones.slice(50)) {
      await expect.poll(heard, { timeout: 5_000 }).toMatch(/data: \{"changed":\[.*"petition"/);
    }
  });
});
