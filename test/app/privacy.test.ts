import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseName } from '../../db/open.ts';
import type { PetitionId } from '../../shared/ids.ts';
import { passphrase, testHost, type Person, type TestHost } from '../support/backend.ts';

const immediate = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;
const identity = { name: '欧阳春草', phone: '13800138000', employeeNo: 'CT0427' };
const photo = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
  Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff, 0xd9]),
]).toString('base64');

interface Closed {
  readonly petitionId: PetitionId;
  readonly petitionNo: string;
}

/** A named petition with a photo that shows the person, answered and closed. */
async function closedPetition(chair: Person, who: Partial<typeof identity> = identity): Promise<Closed> {
  const file = await chair.do('attachment.add', { name: '我.jpg', content: photo, showsPerson: true });
  const { petitionId, petitionNo } = await chair.do('petition.register', {
    text: '三楼洗手台水龙头关不紧',
    triage: immediate,
    identity: { ...identity, ...who },
    attachmentIds: [file.attachmentId],
  });
  await chair.do('petition.answer', { petitionId, version: 0, answer: '明天换' });
  await chair.do('petition.close', { petitionId, version: 1, closing: 'explained' });
  return { petitionId, petitionNo };
}

function filesIn(host: TestHost): number {
  const folder = path.join(host.dataDir, 'attachments');
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

const sealed = (host: TestHost) => host.rows<{ n: number }>('SELECT count(*) AS n FROM sealed_identity')[0]?.n;
const lastEntry = (host: TestHost) =>
  host.rows('SELECT call, role, subjectId FROM audit_entry ORDER BY seq DESC LIMIT 1')[0];

describe('the privacy notice', () => {
  it('is the shipped text, with the names and the time of this enterprise, until the first petitioner is given it', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const shown = await chair.do('privacy.notice', {});
    expect(shown).toMatchObject({ version: 1, on: null, retentionMonths: 24, archiveYears: 30, namesRetention: true });
    for (const part of ['禅陶建材工会委员会', '24 个月', '不收集身份证号码', '删除', '上级工会'])
      expect(shown.body).toContain(part);
    expect(host.rows('SELECT * FROM privacy_notice')).toEqual([]);
    const anonymous = await chair.do('petition.register', { text: '灯坏了' });
    const named = await chair.do('petition.register', { text: '灯坏了两盏', identity });
    const versions = host.rows('SELECT id, privacyNoticeVersion AS version FROM petition ORDER BY seq');
    expect(versions).toEqual([
      { id: anonymous.petitionId, version: null },
      { id: named.petitionId, version: 1 },
    ]);
    expect((await chair.do('privacy.notice', {})).body).toBe(shown.body);
  });

  it('keeps each version as it was given; only the chair makes the next', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    await officer.do('petition.register', { text: '灯坏了', identity });
    const first = (await chair.do('privacy.notice', {})).body;
    expect((await officer.refused('privacy.changeNotice', { body: '新的告知' })).code).toBe('FORBIDDEN');
    expect(await chair.do('privacy.changeNotice', { body: '新的告知书，保存 12 个月' })).toEqual({ version: 2 });
    await officer.do('petition.register', { text: '灯坏了两盏', identity });
    expect(host.rows('SELECT privacyNoticeVersion AS v FROM petition ORDER BY seq')).toEqual([{ v: 1 }, { v: 2 }]);
    expect(await officer.do('privacy.notice', {})).toMatchObject({ version: 2, versions: 2, namesRetention: false });
    expect((await officer.do('privacy.notice', { version: 1 })).body).toBe(first);
    expect((await officer.refused('privacy.notice', { version: 3 })).code).toBe('NOT_FOUND');
  });
});

describe('intake', () => {
  it.each([
    ['phone', '44060119900101123X'],
    ['employeeNo', '440601 1990 0101 1234'],
    ['name', '张伟440601900101123'],
  ])('refuses an ID-card number in the field %s, and writes nothing', async (field, value) => {
    const host = await testHost();
    const chair = await host.chair();
    const given = { text: '灯坏了', identity: { ...identity, [field]: value } };
    expect(await chair.refused('petition.register', given)).toEqual({
      code: 'ID_CARD_NUMBER',
      details: { field: `identity.${field}` },
    });
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
  });

  it('points out numbers, names and people of the roster in a text', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await chair.do('import.commit', { importId: await employees(chair), skipBad: false });
    const found = await chair.do('petition.findPersonalData', { text: '我叫张伟，13800138000，那天易烊也在场' });
    expect(found).toEqual([
      { kind: 'name', at: 2, found: '张伟' },
      { kind: 'phone', at: 5, found: '13800138000' },
      { kind: 'name', at: 19, found: '易烊' },
    ]);
  });
});

async function employees(chair: Person) {
  const header = '工号,姓名,性别,车间/部门,岗位,人员类别,用工形式,入职日期,手机号,是否工会会员';
  const content = Buffer.from(`${header}\nCT0427,易烊,女,成型车间,压机工,一线工人,正式,2020-01-01,13800138000,是\n`);
  const prepared = await chair.do('import.prepare', {
    kind: 'employees',
    fileName: '职工.csv',
    content: content.toString('base64'),
  });
  return prepared.importId;
}

describe('identities whose time is over', () => {
  it('are erased with their files on the day the rules say, in one entry of the chain; the petition stays', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    const { petitionId, petitionNo } = await closedPetition(await host.chair());
    expect(filesIn(host)).toBe(1);
    host = await host.reopen('2027-09-25T23:00:00+08:00');
    expect(await host.backend.eraseDue()).toBe(0);
    expect(sealed(host)).toBe(1);
    const before = await (await host.signIn('chair')).do('privacy.due', {});
    const row = { petitionId, petitionNo, endedOn: '2025-09-26', erasedOn: '2027-09-26', held: false };
    expect(before).toEqual({ total: 1, rows: [row] });
    host = await host.reopen('2027-09-26T00:10:00+08:00');
    expect(await host.backend.eraseDue()).toBe(1);
    expect(lastEntry(host)).toMatchObject({ call: 'privacy.eraseDue', role: null });
    expect([sealed(host), filesIn(host)]).toEqual([0, 0]);
    expect(host.rows('SELECT sealedKey, erasedAt IS NOT NULL AS erased FROM attachment')).toEqual([
      { sealedKey: null, erased: 1 },
    ]);
    expect(readFileSync(path.join(host.dataDir, 'gongshi.db-wal')).length).toBe(0);
    const chair = await host.signIn('chair');
    expect((await chair.do('privacy.list', {})).erasures).toMatchObject([
      { petitionNo, ground: 'retention', by: null, note: '' },
    ]);
    const shown = await chair.do('petition.get', { petitionId });
    expect(shown).toMatchObject({ hasIdentity: false, anonymous: false, state: 'closed', attachments: [] });
    const open = { petitionId, purpose: 'contact', reason: '需要联系', passphrase };
    expect((await chair.refused('identity.open', open)).code).toBe('IDENTITY_ERASED');
    // Nothing more to do, and no entry that says so.
    const entries = host.rows('SELECT count(*) AS n FROM audit_entry');
    expect(await host.backend.eraseDue()).toBe(0);
    expect(host.rows('SELECT count(*) AS n FROM audit_entry')).toEqual(entries);
  });

  it('stay while they are held for legal reasons, and go when the hold is lifted', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    let chair = await host.chair();
    const { petitionId } = await closedPetition(chair);
    const hold = { petitionId, reason: '劳动仲裁案件审理中' };
    expect((await chair.refused('privacy.hold', { ...hold, reason: '留着，他电话13800138000' })).code).toBe(
      'NOTE_TELLS_PERSON',
    );
    await chair.do('privacy.hold', hold);
    expect((await chair.refused('privacy.hold', hold)).code).toBe('ALREADY_HELD');
    expect((await chair.refused('privacy.erase', { petitionId, note: '本人要求删除' })).code).toBe('IDENTITY_HELD');
    host = await host.reopen('2028-01-01T08:00:00+08:00');
    expect([await host.backend.eraseDue(), sealed(host)]).toEqual([0, 1]);
    chair = await host.signIn('chair');
    expect((await chair.do('privacy.due', {})).rows).toMatchObject([{ held: true, erasedOn: '2027-09-26' }]);
    await chair.do('privacy.lift', { petitionId, note: '案件已经审结' });
    expect((await chair.refused('privacy.lift', { petitionId, note: '案件已经审结' })).code).toBe('NOT_HELD');
    expect([await host.backend.eraseDue(), sealed(host)]).toEqual([1, 0]);
    expect((await chair.do('privacy.list', {})).holds).toMatchObject([{ ...hold, liftNote: '案件已经审结' }]);
  });

  it('are judged by the rules in force on the day of closing; those of open petitions never come due', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    const chair = await host.chair();
    await closedPetition(chair);
    await chair.do('petition.register', { text: '风扇不转', identity });
    const twin = await chair.do('petition.register', { text: '风扇真的不转', identity, triage: immediate });
    const into = await chair.do('petition.register', { text: '全车间风扇不转', triage: immediate });
    await chair.do('petition.merge', { petitionId: twin.petitionId, version: 0, intoId: into.petitionId });
    await chair.do('rules.change', { effectiveOn: '2025-10-01', settings: { identityRetentionMonths: 6 }, note: '' });
    host = await host.reopen('2025-10-09T09:00:00+08:00');
    const later = await host.signIn('chair');
    await later.do('petition.answer', { petitionId: into.petitionId, version: 0, answer: '已换' });
    await later.do('petition.close', { petitionId: into.petitionId, version: 1, closing: 'explained' });
    // What was merged ends with what it was merged into, and by the rules of that day.
    expect((await later.do('privacy.due', {})).rows.map((row) => [row.petitionNo, row.erasedOn])).toEqual([
      [twin.petitionNo, '2026-04-09'],
      ['2025-0001', '2027-09-26'],
    ]);
  });

  it('include photos of people that were handed in for a petition nobody registered', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    const chair = await host.chair();
    await chair.do('attachment.add', { name: '我.jpg', content: photo, showsPerson: true });
    host = await host.reopen('2025-10-05T08:00:00+08:00');
    await host.backend.eraseDue();
    expect(filesIn(host)).toBe(0);
    expect(host.rows('SELECT count(*) AS n FROM attachment WHERE erasedAt IS NULL')).toEqual([{ n: 0 }]);
  });
});

describe('erasure on request', () => {
  it('is the chair’s, leaves no byte of the identity and a record without the data', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    const { petitionId } = await closedPetition(chair);
    const anonymous = await chair.do('petition.register', { text: '灯坏了' });
    const cipher = host.rows<{ sealed: Buffer }>('SELECT sealed FROM sealed_identity')[0]?.sealed ?? Buffer.of(1);
    const note = '本人到办公室提出';
    expect((await officer.refused('privacy.erase', { petitionId, note })).code).toBe('FORBIDDEN');
    expect((await chair.refused('privacy.erase', { petitionId: anonymous.petitionId, note })).code).toBe('NO_IDENTITY');
    expect(await chair.do('privacy.erase', { petitionId, note })).toEqual({ files: 1, messages: 0 });
    expect((await chair.refused('privacy.erase', { petitionId, note })).code).toBe('IDENTITY_ERASED');
    expect(lastEntry(host)).toMatchObject({ call: 'privacy.erase', subjectId: petitionId });
    for (const name of ['gongshi.db', 'gongshi.db-wal'])
      expect(readFileSync(path.join(host.dataDir, name)).includes(cipher.subarray(0, 40)), name).toBe(false);
    expect(filesIn(host)).toBe(0);
  });
});

describe('what petitioner and union wrote to each other', () => {
  const said = '我是模具组的老霍，问一下什么时候修';
  const replied = '霍师傅，周五修';

  /** A petition with a message from either side, answered and closed. */
  async function closedWithMessages(chair: Person, who?: typeof identity) {
    const { petitionId, petitionNo, receiptCode } = await chair.do('petition.register', {
      text: '三楼洗手台水龙头关不紧',
      triage: immediate,
      ...(who === undefined ? {} : { identity: who }),
    });
    await chair.do('receipt.write', { code: receiptCode, body: said });
    await chair.do('petition.writeToPetitioner', { petitionId, body: replied });
    await chair.do('petition.answer', { petitionId, version: 0, answer: '明天换' });
    await chair.do('petition.close', { petitionId, version: 1, closing: 'explained' });
    return { petitionId, petitionNo, receiptCode };
  }

  const kept = (host: TestHost) => host.rows<{ n: number }>('SELECT count(*) AS n FROM petition_message')[0]?.n;
  const inFiles = (host: TestHost): string[] =>
    [said, replied].filter((words) =>
      ['gongshi.db', 'gongshi.db-wal'].some((name) => readFileSync(path.join(host.dataDir, name)).includes(words)),
    );

  it('is erased with the identity’s clock, an anonymous petitioner’s too, and no byte of it is left', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    const anonymous = await closedWithMessages(await host.chair());
    const named = await closedWithMessages(await host.signIn('chair'), identity);
    expect([kept(host), inFiles(host).length]).toEqual([4, 2]);
    host = await host.reopen('2027-09-25T23:00:00+08:00');
    expect([await host.backend.eraseDue(), kept(host)]).toEqual([0, 4]);
    host = await host.reopen('2027-09-26T00:10:00+08:00');
    expect([await host.backend.eraseDue(), kept(host)]).toEqual([2, 0]);
    expect(inFiles(host)).toEqual([]);
    const chair = await host.signIn('chair');
    const { erasures } = await chair.do('privacy.list', {});
    expect(
      erasures.map(({ petitionNo, identity: was, messages, ground }) => [petitionNo, was, messages, ground]),
    ).toEqual([
      [anonymous.petitionNo, false, 2, 'retention'],
      [named.petitionNo, true, 2, 'retention'],
    ]);
    expect(await chair.do('petition.get', { petitionId: anonymous.petitionId })).toMatchObject({
      identityErased: false,
      messages: [],
      messagesErasedOn: '2027-09-26',
    });
    expect(await chair.do('receipt.lookUp', { code: anonymous.receiptCode })).toMatchObject({
      found: true,
      messages: [],
      messagesErasedOn: '2027-09-26',
    });
    expect(await chair.do('privacy.due', {})).toEqual({ total: 0, rows: [] });
  });

  it('goes on request, and what is written afterwards on request again', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId, receiptCode } = await closedWithMessages(chair);
    const erase = { petitionId, note: '本人凭查询码提出' };
    expect(await chair.do('privacy.erase', erase)).toEqual({ files: 0, messages: 2 });
    expect((await chair.refused('privacy.erase', erase)).code).toBe('NO_IDENTITY');
    await chair.do('receipt.write', { code: receiptCode, body: said });
    expect(await chair.do('privacy.erase', erase)).toEqual({ files: 0, messages: 1 });
    expect(inFiles(host)).toEqual([]);
    expect((await chair.do('privacy.list', {})).erasures.map(({ messages }) => messages).toSorted()).toEqual([1, 2]);
  });

  it('stays while it is held for legal reasons, and cannot go without being on record', async () => {
    let host = await testHost('2025-09-26T17:00:00+08:00');
    const chair = await host.chair();
    const { petitionId } = await closedWithMessages(chair);
    await chair.do('privacy.hold', { petitionId, reason: '劳动仲裁案件审理中' });
    host = await host.reopen('2028-01-01T08:00:00+08:00');
    expect([await host.backend.eraseDue(), kept(host)]).toEqual([0, 2]);
    const sqlite = new Database(path.join(host.dataDir, databaseName));
    expect(() => sqlite.prepare('DELETE FROM petition_message').run()).toThrow(/erasure on record/);
    sqlite.close();
  });

  it('is in the copy for the person', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const mine = await closedWithMessages(chair, identity);
    const made = await chair.do('privacy.export', { ...identity, petitionNos: [mine.petitionNo], passphrase });
    if (!made.exported) throw new Error('no copy');
    expect(made.record.petitions[0]?.messages.map(({ side, body }) => [side, body])).toEqual([
      ['petitioner', said],
      ['union', replied],
    ]);
  });
});

describe('a copy for the person', () => {
  it('holds only what is theirs, records every opening, and asks for the passphrase', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    await chair.do('import.commit', { importId: await employees(chair), skipBad: false });
    const mine = await closedPetition(chair, { name: '易烊', phone: '', employeeNo: 'CT0427' });
    const namesake = await closedPetition(chair, { name: '易烊', phone: '13900139000', employeeNo: 'CT0999' });
    const other = await closedPetition(chair, { name: '区伟明' });
    const anonymous = await chair.do('petition.register', { text: '灯坏了' });
    const petitionNos = [mine, namesake, other, anonymous].map((one) => one.petitionNo).concat('2025-0999');
    const asked = { name: '易 烊'.replace(' ', ''), employeeNo: 'ct0427', petitionNos, passphrase };
    expect((await officer.refused('privacy.export', asked)).code).toBe('FORBIDDEN');
    expect(await chair.do('privacy.export', { ...asked, passphrase: 'x' })).toEqual({
      exported: false,
      waitSeconds: 0,
    });
    expect(host.rows('SELECT count(*) AS n FROM identity_opening')).toEqual([{ n: 0 }]);
    const made = await chair.do('privacy.export', asked);
    if (!made.exported) throw new Error('no copy');
    const { record } = made;
    expect(record.roster).toMatchObject([{ name: '易烊', employeeNo: 'CT0427', workshop: '成型车间' }]);
    expect(record.petitions).toMatchObject([
      {
        petitionNo: mine.petitionNo,
        identity: { name: '易烊', employeeNo: 'CT0427' },
        files: [{ name: '我.jpg', mime: 'image/jpeg' }],
        noticeVersion: 1,
        openings: [{ purpose: 'own_request' }],
      },
    ]);
    expect(record.leftOut).toEqual([
      { petitionNo: namesake.petitionNo, why: 'notThisPerson' },
      { petitionNo: other.petitionNo, why: 'notThisPerson' },
      { petitionNo: anonymous.petitionNo, why: 'anonymous' },
      { petitionNo: '2025-0999', why: 'unknown' },
    ]);
    const text = JSON.stringify(record);
    for (const foreign of ['区伟明', 'CT0999', '13900139000']) expect(text).not.toContain(foreign);
    const openings = host.rows('SELECT purpose FROM identity_opening');
    expect(openings).toEqual([1, 2, 3].map(() => ({ purpose: 'own_request' })));
  });
});
