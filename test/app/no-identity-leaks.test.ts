import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../../electron/backend/backend.ts';
import { demoPassphrase } from '../../electron/backend/demo/cast.ts';
import { startLocalHost, type LocalHost } from '../../electron/backend/host/local-host.ts';
import { createLog } from '../../electron/backend/log.ts';
import { runCommandLine } from '../../electron/cli/run.ts';
import { contract, type CallName, type InputOf, type OutputOf } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/define.ts';
import type { Reply } from '../../shared/contract/wire.ts';
import { paperKinds } from '../../shared/domain/paper.ts';
import { rateNames } from '../../shared/domain/figures.rules.ts';
import { petitionClasses, categories } from '../../shared/domain/petition.ts';
import type { CommandId, PetitionId } from '../../shared/ids.ts';
import { SecretFinder } from '../support/find-secrets.ts';
import { Phone } from '../support/phone.ts';
import { fieldsOf, sampleOf } from '../support/sample-input.ts';

const at = '2026-11-20T09:00:00+08:00';
const people = 300;
/** Those after them hand in from their own phones, and write and are written to afterwards. */
const peopleByPhone = 40;
/** Every tenth comes with a photo and every twentieth with a recording, named after the person. */
const withPhoto = 10;

/** Numbers that come out the same on every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const next = sequence(20_261_120);
const character = (): string => String.fromCodePoint(0x5200 + next(0x3000));

interface Planted {
  readonly identity: { name: string; phone: string; employeeNo: string };
  readonly picture: Buffer;
  petitionId?: PetitionId;
  petitionNo?: string;
  receiptCode?: string;
}

const planted: Planted[] = Array.from({ length: people + peopleByPhone }, (_, i) => ({
  identity: {
    name: `${['欧阳', '冼', '霍', '司徒'][i % 4] ?? ''}${character()}${character()}${character()}`,
    phone: `1${3 + next(7)}${String(next(1_000_000_000)).padStart(9, '0')}`,
    employeeNo: `ZQ${String(10_000 + i * 7)}${String(next(90) + 10)}`,
  },
  picture: Buffer.from(Array.from({ length: 48 }, () => 1 + next(250))),
}));

const finder = new SecretFinder();
for (const { identity, picture } of planted) {
  for (const secret of Object.values(identity)) finder.addText(secret);
  finder.addBytes(picture, `the picture of ${identity.name}`);
}

/** What tells one phone from another, and a receipt code: nowhere. */
const traces = new SecretFinder();
const phoneAddress = '127.77.88.99';
const userAgent = 'Planted/9.87 (XiaoLingTong 2003)';
const phoneIds = Array.from({ length: peopleByPhone }, () => randomBytes(32).toString('base64url'));
for (const trace of [phoneAddress, userAgent, ...phoneIds]) traces.addText(trace);
/** What was written in messages: for the union alone, and for nobody once it is erased. */
const said = new SecretFinder();
const words = Array.from({ length: peopleByPhone }, (_, i) => [
  `我是${character()}${character()}班的第${i}个`,
  `${character()}师傅${i}您好`,
]);
for (const text of words.flat()) said.addText(text);

/** The smallest JPEG whose picture data is these bytes. */
function jpeg(picture: Buffer): string {
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0];
  return Buffer.concat([Buffer.from([...head, ...scan]), picture, Buffer.from([0xff, 0xd9])]).toString('base64');
}

/** A recording of one frame, 61 bytes long, with these bytes for its sound. */
function recording(picture: Buffer): string {
  const frame = Buffer.concat([Buffer.of(0x44), picture, Buffer.alloc(60 - picture.length, 1)]);
  return Buffer.concat([Buffer.from('#!AMR-WB\n'), frame]).toString('base64');
}

let folder = '';
let dataDir = '';
let backend: Backend;
let host: LocalHost;
let logged = '';
let notices = '';
let stopNotices: AbortController;
const reading: Promise<void>[] = [];

async function send(call: string, input: unknown, token?: string): Promise<Reply> {
  const isCommand = (contract as Record<string, Operation>)[call]?.kind === 'command';
  const commandId = isCommand ? { commandId: randomUUID() as string as CommandId } : {};
  return backend.dispatch({ call, input, ...commandId, ...(token === undefined ? {} : { token }) }, 'desktop');
}

async function value<N extends CallName>(call: N, input: InputOf<N>, token?: string): Promise<OutputOf<N>> {
  const reply = await send(call, input, token);
  if (!reply.ok) throw new Error(`${call}: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
  return reply.value as OutputOf<N>;
}

async function signIn(name: string): Promise<string> {
  const reply = await value('account.signIn', { name, passphrase: demoPassphrase });
  if (!reply.signedIn) throw new Error(name);
  return reply.token;
}

/** Over HTTP as a browser on this PC does; what came back, byte for byte. */
async function overHttp(call: string, input: unknown, token: string): Promise<{ text: string; reply: Reply }> {
  const { origin } = new URL(host.url);
  const answer = await fetch(`${origin}/api/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: cookie },
    body: JSON.stringify({ call, input, token }),
  });
  const headers = JSON.stringify([...answer.headers]);
  const text = await answer.text();
  return { text: headers + text, reply: JSON.parse(text) as Reply };
}
let cookie = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongshi-leaks-'));
  dataDir = path.join(folder, 'data');
  backend = await createBackend({
    dataDir,
    resourcesDir: path.resolve(import.meta.dirname, '../../electron/backend/resources'),
    version: 'test',
    clock: at,
    pagesDir: '/nowhere',
    passphraseCost: 'test',
    log: createLog((line) => (logged += `${line}\n`)),
  });
  await backend.fillDemo();
  host = await startLocalHost({ backend, pagesDir: '/nowhere', host: '127.0.0.1', port: 0 });
  const entered = await fetch(host.url, { redirect: 'manual' });
  cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  stopNotices = new AbortController();
  const stream = await fetch(`${new URL(host.url).origin}/api/notices`, {
    headers: { cookie },
    signal: stopNotices.signal,
  });
  reading.push(
    (async () => {
      for await (const chunk of stream.body ?? []) notices += Buffer.from(chunk).toString('utf8');
    })().catch(() => undefined),
  );
  await plant();
}, 180_000);

afterAll(async () => {
  stopNotices.abort();
  await Promise.all(reading);
  await host.close();
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Registers all of them through the ordinary calls, and does with some what is done with identities. */
async function plant(): Promise<void> {
  const [officer, chair] = [await signIn('ganshi'), await signIn('zhuxi')];
  const workshops = ['成型车间', '施釉车间', '窑炉车间'];
  for (const [i, person] of planted.slice(0, people).entries()) {
    const attachmentIds = [];
    // One that shows nobody, for management to read.
    if (i === 1)
      attachmentIds.push(
        (await value('attachment.add', { name: '风扇.jpg', content: jpeg(Buffer.from('风扇')) }, officer)).attachmentId,
      );
    const files = i % withPhoto === 0 ? ['jpg', ...(i % (2 * withPhoto) === 0 ? ['amr'] : [])] : [];
    for (const kind of files) {
      const content = kind === 'jpg' ? jpeg(person.picture) : recording(person.picture);
      const name = `${person.identity.name}${person.identity.phone}.${kind}`;
      attachmentIds.push((await value('attachment.add', { name, content, showsPerson: true }, officer)).attachmentId);
    }
    const { petitionId, petitionNo } = await value(
      'petition.register',
      {
        text: `第 ${i} 条：风扇不转，下班后热得待不住`,
        workshop: workshops[i % 3] ?? '',
        identity: person.identity,
        attachmentIds,
        triage: {
          category: categories[i % categories.length] ?? 'living_conditions',
          class: petitionClasses[i % petitionClasses.length] ?? 'immediate',
          urgent: i % 50 === 0,
          major: false,
        },
      },
      officer,
    );
    Object.assign(person, { petitionId, petitionNo });
  }
  await plantByPhone(chair);
  const [first, second, third, fourth] = planted;
  const idOf = (person: Planted | undefined) => person?.petitionId as PetitionId;
  const open = { petitionId: idOf(first), purpose: 'contact', reason: '核实情况需要联系' } as const;
  expect(await value('identity.open', { ...open, passphrase: 'wrong' }, chair)).toMatchObject({ opened: false });
  const opened = await value('identity.open', { ...open, passphrase: demoPassphrase }, chair);
  expect(opened).toMatchObject({ opened: true, identity: first?.identity });
  const copy = { ...(second?.identity ?? { name: '' }), petitionNos: [second?.petitionNo ?? ''] };
  expect(await value('privacy.export', { ...copy, passphrase: demoPassphrase }, chair)).toMatchObject({
    record: { petitions: [{ identity: second?.identity }] },
  });
  await value('privacy.erase', { petitionId: idOf(third), note: '本人到办公室提出' }, chair);
  await value('privacy.hold', { petitionId: idOf(fourth), reason: '劳动仲裁审理中' }, chair);
  // Refusals with an identity in their input, one of them deep inside the command.
  const text = { text: '灯坏了' };
  const { identity } = first ?? { identity: { name: '', phone: '', employeeNo: '' } };
  expect((await send('petition.register', { ...text, identity, nonsense: true }, officer)).ok).toBe(false);
  expect((await send('petition.register', { ...text, identity, attachmentIds: [randomUUID()] }, officer)).ok).toBe(
    false,
  );
  expect((await send('petition.register', { ...text, identity }, await signIn('xingzheng'))).ok).toBe(false);
  const rotated = await value('key.rotate', { passphrase: demoPassphrase }, chair);
  expect(rotated).toMatchObject({ done: true });
}

/** Over the LAN's host, sealed as a phone seals it, from an address and with a browser that would be found again. */
async function plantByPhone(chair: string): Promise<void> {
  const { address } = await value('host.start', { address: '127.0.0.1', port: 24_000 + (process.pid % 2000) }, chair);
  const phone = (await Phone.at(address)).from(phoneAddress, { 'user-agent': userAgent });
  const callOf = async (call: string, input: unknown): Promise<unknown> => {
    const reply = await phone.call(call, input);
    if (!reply.ok) throw new Error(`${call}: ${reply.error.code}`);
    return reply.value;
  };
  for (const [i, person] of planted.slice(people).entries()) {
    const { name, phone: number } = person.identity;
    const files = [
      { name: `${name}${number}.jpg`, content: jpeg(person.picture), showsPerson: true },
      { name: `${name}.amr`, content: recording(person.picture), showsPerson: true },
    ];
    // Every other one is anonymous; the picture tells who it is all the same.
    const more = i % 2 === 0 ? { identity: person.identity } : {};
    const given = await callOf('petition.handIn', {
      text: `扫码第 ${i} 条：宿舍热水不够`,
      files: i % 4 < 2 ? files : [],
      ...more,
    });
    Object.assign(person, given);
    const { receiptCode: code = '', petitionNo = '' } = person;
    traces.addText(code);
    traces.addText(code.replaceAll('-', ''));
    await callOf('receipt.write', { code, body: words[i]?.[0] });
    const { rows } = await value('petition.list', { words: petitionNo }, chair);
    const petitionId = rows.find((row) => row.petitionNo === petitionNo)?.id as PetitionId;
    person.petitionId = petitionId;
    await value('petition.writeToPetitioner', { petitionId, body: words[i]?.[1] ?? '' }, chair);
    await callOf('receipt.lookUp', { code });
    const { petitionNo: first = '' } = planted[0] ?? {};
    await callOf('petition.cosignByPhone', { petitionNo: first, phoneId: phoneIds[i] });
  }
  // Refused with an identity in the input, and codes that are none.
  expect((await phone.call('petition.handIn', { text: '', identity: planted[people]?.identity })).ok).toBe(false);
  expect((await phone.call('receipt.write', { code: planted[people]?.identity.name, body: '?' })).ok).toBe(false);
  await value('host.stop', {}, chair);
}

/** What each sample of bytes gives away. */
function leaksIn(samples: Iterable<readonly [string, Buffer | string]>, of = finder): string[] {
  const leaks: string[] = [];
  for (const [where, what] of samples)
    for (const found of of.in(typeof what === 'string' ? Buffer.from(what) : what)) leaks.push(`${where}: ${found}`);
  return leaks;
}

function filesUnder(root: string): [string, Buffer][] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(root, file), readFileSync(file)]);
}

describe('identities planted in the filled demo', () => {
  it('would be found in any of the spellings that are looked for', () => {
    const { identity, picture } = planted[7] ?? { identity: { name: '' }, picture: Buffer.of() };
    const { name } = identity;
    const around = (bytes: Buffer, n: number): Buffer =>
      Buffer.concat([Buffer.alloc(n, 65), bytes, Buffer.alloc(3, 66)]);
    for (const spelt of [
      Buffer.from(name),
      Buffer.from(name, 'utf16le'),
      Buffer.from(name, 'utf16le').swap16(),
      Buffer.from(encodeURIComponent(name)),
      Buffer.from(Buffer.from(name).toString('hex')),
      ...[0, 1, 2].map((n) => Buffer.from(around(Buffer.from(name), n).toString('base64'))),
    ])
      expect(finder.in(around(spelt, 5))).toEqual([name]);
    expect(finder.in(Buffer.from(jpeg(picture)))).toEqual([`the picture of ${name}`]);
  });

  it('stand in no file of the data folder: database, log, shared memory, attachments', async () => {
    const files = filesUnder(dataDir);
    expect(files.map(([name]) => name)).toEqual(
      expect.arrayContaining(['gongshi.db', 'gongshi.db-wal', 'gongshi.db-shm']),
    );
    expect(files.filter(([name]) => name.startsWith('attachments')).length).toBeGreaterThanOrEqual(44);
    expect(leaksIn(files)).toEqual([]);
    expect(leaksIn(files, traces), 'which phone').toEqual([]);
    // The texts that are to be there are: the files were really read.
    const all = Buffer.concat(files.map(([, bytes]) => bytes));
    expect(all.includes('第 299 条：风扇不转')).toBe(true);
    expect(all.includes(`扫码第 ${peopleByPhone - 1} 条`)).toBe(true);
  });

  it('stand in no line of the log and in no notice of a change', () => {
    expect(notices).toContain('petition');
    for (const of of [finder, traces, said]) {
      const samples = [
        ['log', logged],
        ['notices', notices],
      ] as const;
      expect(leaksIn(samples, of)).toEqual([]);
    }
  });

  it('reach nobody of management, whatever query is asked over HTTP', { timeout: 60_000 }, async () => {
    const token = await signIn('xingzheng');
    const operations = Object.entries(contract) as [CallName, Operation][];
    const may = operations.filter(
      ([, { kind, roles, audience }]) =>
        kind === 'query' && audience.includes('desktop') && (roles === 'anyone' || roles.includes('management')),
    );
    expect(may.length).toBeGreaterThan(25);
    const samples: [string, string][] = [];
    const answered = new Set<string>();
    const ask = async (call: string, input: unknown): Promise<Reply> => {
      const { text, reply } = await overHttp(call, input, token);
      samples.push([`${call} ${JSON.stringify(input)}`, text]);
      if (reply.ok) answered.add(call);
      return reply;
    };
    const known = await idsKnown();
    for (const [call, operation] of may) {
      const base = sampleOf(operation.input) as Record<string, unknown>;
      const fields = Object.keys(fieldsOf(operation.input));
      const idField = fields.find((field) => known[field] !== undefined);
      const required = Object.keys(base).includes(idField ?? '');
      if (idField === undefined || !required) await walkPages(ask, call, { ...smallest(operation, base) });
      if (idField === undefined) continue;
      for (const id of known[idField] ?? []) await ask(call, { ...smallest(operation, base), [idField]: id });
    }
    for (const words of [planted[0]?.identity.name ?? '', planted[5]?.identity.phone ?? ''])
      expect((await ask('petition.list', { words })).ok).toBe(true);
    for (const name of rateNames) await walkPages(ask, 'petition.list', { figure: { name, side: 'rest' } });
    // The words that were asked for stand in the label of the sample and not in the answer.
    for (const of of [finder, traces, said]) expect(leaksIn(samples, of)).toEqual([]);
    const silent = may.map(([call]) => call).filter((call) => !answered.has(call));
    expect(silent, 'queries that never answered').toEqual([]);
    expect(samples.some(([, text]) => text.includes('第 299 条：风扇不转'))).toBe(true);
  });

  it('stand in no paper and in no export, the chair’s own among them', { timeout: 60_000 }, async () => {
    const chair = await signIn('zhuxi');
    const { rows } = await value('session.list', { limit: 200 }, chair);
    const papers: [string, Buffer][] = [];
    for (const { id: sessionId } of rows.slice(0, 4)) {
      for (const kind of paperKinds) {
        const reply = await send('paper.make', { kind, sessionId }, chair);
        if (!reply.ok) continue;
        const { content } = reply.value as { content: string };
        for (const [name, part] of Object.entries(new PizZip(Buffer.from(content, 'base64')).files))
          papers.push([`${kind} ${name}`, part.asNodeBuffer()]);
      }
    }
    expect(papers.length).toBeGreaterThan(20);
    expect(leaksIn(papers)).toEqual([]);
    for (const account of ['zhuxi', 'xingzheng']) {
      for (const kind of ['petitions', 'sessions', 'actions', 'figures']) {
        const out = path.join(folder, `${account}-${kind}.csv`);
        const done = await runCommandLine(['export', kind, '--data', dataDir, '--as', account, '--out', out], {
          env: { GONGSHI_PASSPHRASE: demoPassphrase, GONGSHI_PASSPHRASE_COST: 'test', GONGSHI_CLOCK: at },
          here: pathToFileURL(`${path.resolve(import.meta.dirname, '../../electron')}/`),
          out: (text) => (logged += text),
          err: (text) => (logged += text),
        });
        expect(done, `${account} ${kind}: ${logged.slice(-300)}`).toBe(0);
        for (const of of [finder, traces, said]) expect(leaksIn([[out, readFileSync(out)]], of)).toEqual([]);
      }
    }
    expect(leaksIn([['log', logged]])).toEqual([]);
  });

  it('stand in no backup and not in the record exported as a whole', { timeout: 60_000 }, async () => {
    const chair = await signIn('zhuxi');
    const [backups, everything] = [path.join(folder, 'backups'), path.join(folder, 'everything')];
    for (const made of [backups, everything]) mkdirSync(made);
    await value('backup.make', { to: backups, whole: true }, chair);
    await value('backup.exportEverything', { to: everything }, chair);
    const [kept, exported] = [filesUnder(backups), filesUnder(everything)];
    expect(kept.some(([name]) => name.endsWith('.gsbak'))).toBe(true);
    expect(Buffer.concat(exported.map(([, bytes]) => bytes)).includes('第 299 条：风扇不转')).toBe(true);
    for (const of of [finder, traces]) expect(leaksIn([...kept, ...exported], of)).toEqual([]);
    expect(leaksIn(kept, said)).toEqual([]);
  });

  it('leave nothing of what was written in messages once these are erased', async () => {
    const chair = await signIn('zhuxi');
    expect(leaksIn(filesUnder(dataDir), said).length, 'before that').toBeGreaterThan(peopleByPhone);
    for (const { petitionId } of planted.slice(people))
      await value('privacy.erase', { petitionId: petitionId as PetitionId, note: '本人凭查询码提出' }, chair);
    expect(leaksIn(filesUnder(dataDir), said)).toEqual([]);
  });

  it('stand in no file once everything has been closed', async () => {
    await host.close();
    await backend.close();
    for (const of of [finder, traces, said]) expect(leaksIn(filesUnder(dataDir), of)).toEqual([]);
  });
});

/** The sample without what may be left out: each filter that is named makes the answer smaller. */
function smallest(operation: Operation, sample: Record<string, unknown>): Record<string, unknown> {
  const fields = fieldsOf(operation.input);
  const needed = Object.entries(sample).filter(([key]) => fields[key]?.type !== 'optional');
  return { ...Object.fromEntries(needed), ...('from' in sample ? { from: '2025-09-01', to: '2026-11-30' } : {}) };
}

async function walkPages(
  ask: (call: string, input: unknown) => Promise<Reply>,
  call: string,
  input: Record<string, unknown>,
): Promise<void> {
  let reply = await ask(call, input);
  for (let page = 0; page < 60 && reply.ok; page += 1) {
    const after = (reply.value as { next?: unknown } | null)?.next;
    if (typeof after !== 'string') return;
    reply = await ask(call, { ...input, after });
  }
}

/** Ids of every kind by the field that takes them: all planted petitions, all attachments, some of the rest. */
async function idsKnown(): Promise<Record<string, readonly string[] | undefined>> {
  const chair = await signIn('zhuxi');
  const sessions = (await value('session.list', { limit: 50 }, chair)).rows.map((row) => row.id);
  const actions = (await value('action.list', { group: 'open', limit: 20 }, chair)).rows.map((row) => row.id);
  const petitions = planted.map((person) => person.petitionId as PetitionId);
  const attachments: string[] = [];
  for (const petitionId of petitions)
    attachments.push(...(await value('petition.get', { petitionId }, chair)).attachments.map((file) => file.id));
  const publications = (await value('publication.list', {}, chair)).rows.map((row) => row.id);
  const details = await Promise.all(
    sessions.slice(0, 6).map((sessionId) => value('session.get', { sessionId }, chair)),
  );
  const items = details.flatMap((detail) => detail.agenda.map((item) => item.id));
  const ballots = details.flatMap((detail) => detail.agenda.flatMap((item) => item.ballots.map((ballot) => ballot.id)));
  return {
    petitionId: petitions,
    attachmentId: attachments,
    sessionId: sessions,
    actionItemId: actions,
    publicationId: publications,
    itemId: items,
    ballotId: ballots,
  };
}
