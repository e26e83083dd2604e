import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PetitionId, PublicationId } from '../../shared/ids.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { m4a } from '../support/recordings.ts';
import { Phone } from '../support/phone.ts';

let running: TestHost | undefined;
afterEach(async () => {
  const chair = await running?.signIn('chair').catch(() => undefined);
  await chair?.do('host.stop', {}).catch(() => undefined);
  running = undefined;
});

async function served(): Promise<{ host: TestHost; chair: Person; phone: Phone }> {
  const host = await testHost('2025-10-15T09:20:00+08:00', undefined, {
    pagesDir: path.resolve(import.meta.dirname, '../../out/renderer'),
  });
  running = host;
  const chair = await host.chair();
  const { address } = await chair.do('host.start', { address: '127.0.0.1', port: 16_000 + (process.pid % 2000) });
  return { host, chair, phone: await Phone.at(address) };
}

type HandedIn = { petitionNo: string; receiptCode: string };

async function valueOf<T>(reply: ReturnType<Phone['call']>): Promise<T> {
  const given = await reply;
  if (!given.ok) throw new Error(`${given.error.code} ${JSON.stringify(given.error.details)}`);
  return given.value as T;
}

const handIn = (phone: Phone, text: string, more: object = {}): Promise<HandedIn> =>
  valueOf(phone.call('petition.handIn', { text, ...more }));
const newPhoneId = (): string => randomBytes(32).toString('base64url');

/** The smallest JPEG that can be followed, with a place beside the picture. */
const jpeg = (mark: string): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe00010', 'hex'),
    Buffer.from('4a46494600010100000100010000', 'hex'),
    Buffer.from('ffe1', 'hex'),
    Buffer.from([0, 2 + mark.length]),
    Buffer.from(mark),
    Buffer.from('ffda0008010100003f00d2cf20ffd9', 'hex'),
  ]);

async function idOf(chair: Person, petitionNo: string): Promise<PetitionId> {
  const { rows } = await chair.do('petition.list', { words: petitionNo });
  const id = rows.find((row) => row.petitionNo === petitionNo)?.id;
  if (id === undefined) throw new Error(`no ${petitionNo}`);
  return id;
}

describe('a petition from a phone', () => {
  it('waits for triage, with the poster it came by, and without anybody who registered it', async () => {
    const { host, chair, phone } = await served();
    const { mark } = await chair.do('host.addPoster', { place: '饭堂' });
    const { petitionNo } = await handIn(phone, '二号车间的风扇坏了三台', { poster: mark, category: 'safety_health' });
    const petition = await chair.do('petition.get', { petitionId: await idOf(chair, petitionNo) });
    expect(petition).toMatchObject({ state: 'received', channel: 'qr_code', anonymous: true, nextDueOn: null });
    expect(petition.proposal?.modelVersion).toBeTruthy();
    expect(host.rows('SELECT source, registeredBy, category FROM petition')).toEqual([
      { source: 'phone', registeredBy: null, category: 'safety_health' },
    ]);
    expect(await chair.do('host.posters', {})).toMatchObject([{ place: '饭堂', petitions: 1 }]);
    expect((await handIn(phone, '另一条', { poster: 'NOSUCH' })).petitionNo).toBe('2025-0002');
  });

  it('is co-signed at no minute that others see', async () => {
    const { chair, phone } = await served();
    const triage = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
    const named = { text: '饭堂太吵', identity: { name: '区志强' }, triage };
    const { petitionNo } = await chair.do('petition.register', named);
    const entries = async (): Promise<string> => JSON.stringify(await chair.do('audit.list', {}));
    expect(await entries(), 'a named one').toContain('2025-10-15T01:20');
    await valueOf(phone.call('petition.cosignByPhone', { petitionNo, phoneId: newPhoneId() }));
    expect(await entries()).not.toContain('2025-10-15T01:20');
  });

  it('shows no minute of an anonymous one or of what is written about it', async () => {
    const { host, chair, phone } = await served();
    const { petitionNo, receiptCode: code } = await handIn(phone, '饭堂太吵');
    await valueOf(phone.call('receipt.write', { code, body: '什么时候修？' }));
    const petitionId = await idOf(chair, petitionNo);
    for (const role of ['chair', 'officer', 'representative', 'management'] as const) {
      const person = role === 'chair' ? chair : await host.person(chair, role);
      const read: unknown[] = [await person.do('petition.list', {}), await person.do('petition.get', { petitionId })];
      if (role !== 'management') read.push(await person.do('audit.list', {}));
      expect(JSON.stringify(read), role).not.toContain('2025-10-15T01:20');
    }
  });

  it('is there once however often it is sent, and its code survives a lost answer', async () => {
    const { host, phone } = await served();
    const commandId = randomUUID();
    const input = { text: '宿舍热水不够' };
    const [one, two] = await Promise.all([
      phone.call('petition.handIn', input, commandId),
      phone.call('petition.handIn', input, commandId),
    ]);
    expect(two).toEqual(one);
    expect(await phone.call('petition.handIn', input, commandId)).toEqual(one);
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 1 }]);
    const { receiptCode } = (one as { value: HandedIn }).value;
    expect(await phone.call('receipt.lookUp', { code: receiptCode })).toMatchObject({ value: { found: true } });
    // Kept for the retry, but not so that whoever has the file reads it.
    expect(JSON.stringify(host.rows('SELECT * FROM command_receipt'))).not.toContain(receiptCode);
  });

  it('says that it is registered with the name that was sent first, also to the same sent again without', async () => {
    const { host, phone } = await served();
    const commandId = randomUUID();
    const identity = { name: '区志强', phone: '', employeeNo: '' };
    const first = await phone.call('petition.handIn', { text: '宿舍热水不够', identity }, commandId);
    expect(first).toMatchObject({ value: { named: true } });
    expect(await phone.call('petition.handIn', { text: '宿舍热水不够' }, commandId)).toEqual(first);
    expect(host.rows('SELECT anonymous FROM petition')).toEqual([{ anonymous: 0 }]);
    expect(await handIn(phone, '饭堂太吵')).toMatchObject({ named: false });
  });

  it('seals the name and what shows the person, and strips a photo of its place', async () => {
    const { host, chair, phone } = await served();
    const files = [
      { name: '风扇.jpg', content: jpeg('GPS 23.02N 113.12E').toString('base64') },
      { name: '我.jpg', content: jpeg('me').toString('base64'), showsPerson: true },
    ];
    const identity = { name: '区志强', phone: '13800138000' };
    const { petitionNo } = await handIn(phone, '风扇坏了', { identity, files });
    const petitionId = await idOf(chair, petitionNo);
    const petition = await chair.do('petition.get', { petitionId });
    expect(petition).toMatchObject({ hasIdentity: true, anonymous: false, sealedFiles: 1 });
    expect(petition.attachments.map(({ name }) => name)).toEqual(['照片1.jpg']);
    const [photo] = petition.attachments;
    if (photo === undefined) throw new Error('no photo');
    const { content } = await chair.do('attachment.read', { attachmentId: photo.id });
    expect(Buffer.from(content, 'base64').toString('latin1')).not.toContain('GPS');
    const stored = JSON.stringify(
      ['petition', 'attachment', 'petition_event'].map((t) => host.rows(`SELECT * FROM ${t}`)),
    );
    for (const told of ['区志强', '13800138000', '我.jpg']) expect(stored).not.toContain(told);
  });

  it('names files by kind and number, and rids a recording of what tells the phone and the minute', async () => {
    const { host, chair, phone } = await served();
    const files = [
      { name: 'IMG_20251015_141523.jpg', content: jpeg('x').toString('base64') },
      { name: '新录音 12.m4a', content: m4a('HUAWEI Mate 60').toString('base64') },
      { name: 'Screenshot_2025.jpg', content: jpeg('y').toString('base64') },
    ];
    const { petitionNo } = await handIn(phone, '风扇坏了', { files });
    const petition = await chair.do('petition.get', { petitionId: await idOf(chair, petitionNo) });
    expect(petition.attachments.map(({ name }) => name).toSorted()).toEqual(['录音1.m4a', '照片1.jpg', '照片2.jpg']);
    expect(JSON.stringify(host.rows('SELECT * FROM attachment'))).not.toMatch(/IMG_|Screenshot|新录音/);
    const recording = petition.attachments.find(({ name }) => name === '录音1.m4a');
    const { content } = await chair.do('attachment.read', { attachmentId: recording?.id as never });
    expect(Buffer.from(content, 'base64').includes('HUAWEI')).toBe(false);
    const ogg = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('\u0001vorbis'), Buffer.alloc(40)]);
    const reply = await phone.call('petition.handIn', {
      text: '风扇坏了',
      files: [{ name: 'a.ogg', content: ogg.toString('base64') }],
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'ATTACHMENT_TYPE' } });
  });

  it('refuses what is no photo, an ID-card number, and too many files, and keeps nothing of it', async () => {
    const { host, phone } = await served();
    const refused = async (more: object): Promise<string> => {
      const reply = await phone.call('petition.handIn', { text: '风扇坏了', ...more });
      return reply.ok ? 'ok' : reply.error.code;
    };
    const photo = { name: 'a.jpg', content: jpeg('x').toString('base64') };
    expect(await refused({ files: [{ name: 'a.jpg', content: Buffer.from('MZ no photo').toString('base64') }] })).toBe(
      'ATTACHMENT_TYPE',
    );
    expect(await refused({ files: Array.from({ length: 6 }, () => photo) })).toBe('INVALID_INPUT');
    expect(await refused({ identity: { name: '440602199001011234' } })).toBe('ID_CARD_NUMBER');
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    expect(host.rows('SELECT count(*) AS n FROM attachment')).toEqual([{ n: 0 }]);
  });
});

describe('what others have asked for', () => {
  const triage = { category: 'safety_health', class: 'immediate', urgent: false, major: false } as const;

  it('is offered where it was looked at and names nobody, and is co-signed once by each phone', async () => {
    const { host, chair, phone } = await served();
    const similar = (text: string) =>
      valueOf<{ petitionNo: string }[]>(phone.call('petition.similarForPhone', { text }));
    await handIn(phone, '二号车间的吊扇坏了三台，太热');
    expect(await similar('二号车间吊扇坏了，太热了'), 'nobody has looked at it').toEqual([]);
    await chair.do('petition.register', { text: '二号车间的吊扇坏了，太热，找我13800138000', triage });
    expect(await similar('二号车间吊扇坏了，太热了'), 'a telephone number in it').toEqual([]);
    const { petitionNo } = await chair.do('petition.register', { text: '二号车间吊扇坏了，太热', triage });
    const found = await similar('二号车间吊扇坏了，太热了');
    expect(found.map((one) => one.petitionNo)).toEqual([petitionNo]);
    expect(Object.keys(found[0] ?? {}).toSorted()).toEqual(['cosignCount', 'petitionNo', 'state', 'title']);

    const phoneId = newPhoneId();
    expect(await phone.call('petition.cosignByPhone', { petitionNo, phoneId })).toMatchObject({
      value: { cosignCount: 1 },
    });
    expect(await phone.call('petition.cosignByPhone', { petitionNo, phoneId })).toMatchObject({
      error: { code: 'PETITION_ALREADY_COSIGNED' },
    });
    expect(await phone.call('petition.cosignByPhone', { petitionNo, phoneId: newPhoneId() })).toMatchObject({
      value: { cosignCount: 2 },
    });
    expect(await phone.call('petition.cosignByPhone', { petitionNo: '2025-0001', phoneId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(JSON.stringify(host.rows('SELECT * FROM cosign'))).not.toContain(phoneId);
  });

  it('is not read out by trying words', async () => {
    const { phone } = await served();
    const codes = new Set<string>();
    for (let i = 0; i < 130; i += 1) {
      const reply = await phone.call('petition.similarForPhone', { text: `词${i}` });
      codes.add(reply.ok ? 'ok' : reply.error.code);
    }
    expect([...codes]).toEqual(['ok', 'TOO_MANY_ATTEMPTS']);
    const other = (await Phone.at(phone.address)).from('127.0.0.2');
    expect(await other.call('petition.similarForPhone', { text: '词' }), 'another phone').toMatchObject({ ok: true });
  });
});

describe('the petitioner afterwards', () => {
  it('writes and is written to, as anonymous as before, and rates once when it is done', async () => {
    const { host, chair, phone } = await served();
    const { petitionNo, receiptCode: code } = await handIn(phone, '饭堂太吵');
    const petitionId = await idOf(chair, petitionNo);
    await valueOf(phone.call('receipt.write', { code, body: '什么时候修？' }));
    const petition = await chair.do('petition.get', { petitionId });
    expect(petition.messages).toMatchObject([{ side: 'petitioner', body: '什么时候修？' }]);
    expect(petition.messages[0]?.at, 'by the hour').toBe('2025-10-15T01:00:00.000Z');
    await chair.do('petition.writeToPetitioner', { petitionId, body: '周五前' });
    const observer = await host.person(chair, 'observer');
    expect((await observer.refused('petition.get', { petitionId })).code).toBe('FORBIDDEN');
    const management = await host.person(chair, 'management');
    expect((await management.do('petition.get', { petitionId })).messages).toEqual([]);
    const lookUp = () => valueOf<Record<string, unknown>>(phone.call('receipt.lookUp', { code }));
    expect(await lookUp()).toMatchObject({
      messages: [{ side: 'petitioner' }, { side: 'union', body: '周五前' }],
      mayRate: false,
      rated: null,
    });
    expect(await phone.call('receipt.rate', { code, score: 5 })).toMatchObject({
      error: { code: 'PETITION_TRANSITION' },
    });

    const decision = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
    const a = await chair.do('petition.triage', { petitionId, version: petition.version, decision });
    const b = await chair.do('petition.answer', { petitionId, version: a.version, answer: '已加隔音' });
    await chair.do('petition.reportDone', { petitionId, version: b.version, note: '装好了' });
    expect(await lookUp()).toMatchObject({ mayRate: true });
    expect(await phone.call('receipt.rate', { code, score: 6 })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    await valueOf(phone.call('receipt.rate', { code, score: 4 }));
    expect(await lookUp()).toMatchObject({ mayRate: false, rated: 4 });
    expect(await phone.call('receipt.rate', { code, score: 1 })).toMatchObject({
      error: { code: 'EVALUATION_ALREADY_RATED' },
    });
  });

  it('sends no more than ten messages without an answer, and none with a wrong code', async () => {
    const { chair, phone } = await served();
    const { petitionNo, receiptCode: code } = await handIn(phone, '饭堂太吵');
    for (let i = 0; i < 10; i += 1) await valueOf(phone.call('receipt.write', { code, body: `${i}` }));
    expect(await phone.call('receipt.write', { code, body: '再一条' })).toMatchObject({
      error: { code: 'MESSAGES_FULL' },
    });
    await chair.do('petition.writeToPetitioner', { petitionId: await idOf(chair, petitionNo), body: '收到' });
    await valueOf(phone.call('receipt.write', { code, body: '谢谢' }));
    const codes: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      const reply = await phone.call('receipt.write', { code: `WRONG-${i}`, body: '?' });
      codes.push(reply.ok ? 'ok' : reply.error.code);
    }
    expect(new Set(codes)).toEqual(new Set(['NOT_FOUND', 'TOO_MANY_ATTEMPTS']));
  });

  it('is not kept out by somebody who tries codes on another phone', async () => {
    const { host, phone } = await served();
    const { receiptCode: code } = await handIn(phone, '饭堂太吵');
    const guesser = (await Phone.at(phone.address)).from('127.0.0.2');
    const guess = (n: number) => guesser.call('receipt.lookUp', { code: `WRONG-${n}` });
    for (let i = 0; i < 6; i += 1) await guess(i);
    expect(await guess(6)).toMatchObject({ error: { code: 'TOO_MANY_ATTEMPTS' } });
    expect(await guesser.call('receipt.lookUp', { code })).toMatchObject({ error: { code: 'TOO_MANY_ATTEMPTS' } });
    expect(await phone.call('receipt.lookUp', { code })).toMatchObject({ ok: true, value: { found: true } });
    expect(await phone.call('receipt.write', { code, body: '什么时候修？' })).toMatchObject({ ok: true });
    for (const name of ['gongshi.db', 'gongshi.db-wal'])
      expect(readFileSync(path.join(host.dataDir, name)).includes('127.0.0.'), name).toBe(false);
  });
});

describe('the board on a phone', () => {
  it('shows what was released and no draft', async () => {
    const { chair, phone } = await served();
    const texts = { title: '关于班车的通知', content: '七点发车', basis: '', procedure: '', result: '' };
    const { publicationId } = await chair.do('publication.draft', { kind: 'notice', ...texts });
    const notices = () => valueOf<{ id: PublicationId }[]>(phone.call('board.notices', {}));
    expect(await notices()).toEqual([]);
    expect(await phone.call('board.notice', { publicationId })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const { version } = await chair.do('publication.get', { publicationId });
    await chair.do('publication.release', { publicationId, version });
    expect(await notices()).toMatchObject([{ id: publicationId, title: '关于班车的通知' }]);
    expect(await phone.call('board.notice', { publicationId })).toMatchObject({ value: { content: '七点发车' } });
  });
});
