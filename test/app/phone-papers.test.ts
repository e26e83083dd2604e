import { randomBytes } from 'node:crypto';
import path from 'node:path';
import PizZip from 'pizzip';
import { afterEach, describe, expect, it } from 'vitest';
import { watchRows } from '../../db/audit/row-triggers.ts';
import { openForWriting } from '../../db/connection.ts';
import { databaseName } from '../../db/open.ts';
import { readWord } from '../../electron/backend/paper/word-text.ts';
import { largestForPhone } from '../../shared/contract/attachment.contract.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { AttachmentId, PetitionId, SessionId } from '../../shared/ids.ts';
import { builtPages } from '../support/built-pages.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { Phone, send } from '../support/phone.ts';
import { phonesOf, type PhoneVoter } from '../support/phone-voter.ts';
import { m4a } from '../support/recordings.ts';
import { answer, arrive, convene, detail, item, measure, open, seat } from '../support/session.ts';

/** A photo of so many bytes. */
function photo(bytes = 3_000): Buffer {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0]);
  // No 0xff in it: the picture goes to its end.
  const picture = randomBytes(bytes).map((byte) => byte & 0x7f);
  return Buffer.concat([head, scan, picture, Buffer.from([0xff, 0xd9])]);
}

async function add(by: Person, bytes: Buffer, more: { name?: string; showsPerson?: boolean } = {}) {
  const { name = '王小明拍的.jpg', showsPerson = false } = more;
  const { attachmentId } = await by.do('attachment.add', { name, content: bytes.toString('base64'), showsPerson });
  return attachmentId;
}

async function register(by: Person, text: string, attachmentIds: AttachmentId[], urgent = true): Promise<PetitionId> {
  const triage = { category: 'remuneration', class: 'consultation', urgent, major: false } as const;
  return (await by.do('petition.register', { text, attachmentIds, triage })).petitionId;
}

function pick<T>(list: readonly T[], index = 0): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

interface Meeting {
  readonly host: TestHost;
  readonly chair: Person;
  readonly sessionId: SessionId;
  readonly phones: readonly PhoneVoter[];
}

/** An urgent session on the clock's day about whatever urgent was registered before. */
async function convened(prepare: (chair: Person) => Promise<unknown>): Promise<Meeting> {
  const host = await testHost();
  const chair = await host.chair();
  await seat(host, 3);
  await prepare(chair);
  const sessionId = await convene(chair);
  return { host, chair, sessionId, phones: await phonesOf(host, chair) };
}

async function agendaOf(phone: PhoneVoter) {
  return (await phone.do('session.forPhone', {}))?.agenda ?? [];
}

const versionOf = async (by: Person, sessionId: SessionId): Promise<number> => (await detail(by, sessionId)).version;

async function sendNotice({ chair, sessionId }: Meeting): Promise<void> {
  await chair.do('session.sendNotice', { sessionId, version: await versionOf(chair, sessionId) });
}

/** Holds the session to its end; the minutes are final where they are asked for. */
async function hold({ chair, sessionId, phones }: Meeting): Promise<void> {
  await arrive(chair, sessionId, { representatives: phones.length, head: true });
  await open(chair, sessionId);
  const { id: itemId } = await item(chair, sessionId);
  await answer(chair, sessionId, itemId);
  const { version } = await item(chair, sessionId);
  await chair.do('session.decide', { itemId, version, outcome: 'agreed', note: '下周先试', measures: [measure] });
  await chair.do('session.close', { sessionId, version: await versionOf(chair, sessionId) });
}

async function makeFinal({ chair, sessionId }: Meeting): Promise<void> {
  await chair.do('session.minute', { sessionId, version: await versionOf(chair, sessionId), note: '无其他事项' });
}

type Piece = OutputOf<'paper.forPhone'>['pieces'][number];

/** Paragraphs and cells that say something, breaks within them aside. */
function linesOf(pieces: readonly Piece[]): string[] {
  return pieces
    .flatMap((piece) => (piece.kind === 'line' ? [piece.text] : [...(piece.head ?? []), ...piece.rows.flat()]))
    .map((text) => text.replaceAll('\n', ''))
    .filter((text) => text !== '');
}

/** The paragraphs of the Word file that the desk makes. */
async function wordLines(by: Person, kind: 'notice' | 'minutes', sessionId: SessionId): Promise<string[]> {
  const { content } = await by.do('paper.make', { kind, sessionId });
  const xml = new PizZip(Buffer.from(content, 'base64')).file('word/document.xml')?.asText() ?? '';
  return xml
    .split('</w:p>')
    .map((paragraph) => paragraph.replaceAll(/<[^>]+>/g, '').trim())
    .filter((text) => text !== '');
}

describe('what came with a petition', () => {
  it('is on the phones of who is invited as it is kept, in its order and without the names of the files', async () => {
    const [picture, sound] = [photo(), m4a('x')];
    const { phones } = await convened(async (chair) => {
      const ids = [await add(chair, picture), await add(chair, sound, { name: '王小明的录音.m4a' })];
      await register(chair, '三楼饮水机坏了一周', ids);
    });
    const phone = pick(phones);
    const { attachments } = pick(await agendaOf(phone));
    expect(attachments).toMatchObject([
      { mime: 'image/jpeg', bytes: picture.length, tooLarge: false },
      { mime: 'audio/x-m4a', tooLarge: false },
    ]);
    const got = await phone.do('attachment.forPhone', { attachmentId: pick(attachments).id });
    expect(got.mime).toBe('image/jpeg');
    expect(Buffer.from(got.content, 'base64').equals(picture)).toBe(true);
    expect(JSON.stringify([attachments, got])).not.toContain('王小明');
  });

  it('is not there where it tells the person, or belongs to no petition on the agenda', async () => {
    const ids: Record<string, AttachmentId> = {};
    const meeting = await convened(async (chair) => {
      ids['person'] = await add(chair, photo(), { showsPerson: true });
      ids['shown'] = await add(chair, photo());
      await register(chair, '三楼饮水机坏了一周', [ids['person'], ids['shown']]);
      ids['queued'] = await add(chair, photo());
      await register(chair, '夜班津贴太低', [ids['queued']], false);
      ids['nobodys'] = await add(chair, photo());
    });
    const { chair, sessionId, phones } = meeting;
    const phone = pick(phones);
    expect(pick(await agendaOf(phone)).attachments.map(({ id }) => id)).toEqual([ids['shown']]);
    for (const name of ['person', 'queued', 'nobodys'])
      expect(await phone.refused('attachment.forPhone', { attachmentId: ids[name] }), name).toBe('NOT_FOUND');
    const { petition } = await item(chair, sessionId);
    if (petition === null) throw new Error('no petition');
    await chair.do('session.setAgenda', {
      sessionId,
      version: await versionOf(chair, sessionId),
      items: [{ title: '食堂承包期满后的安排' }],
      leftOut: [{ petitionId: petition.id, reason: '当场已经修好' }],
    });
    expect(await phone.refused('attachment.forPhone', { attachmentId: ids['shown'] }), 'taken off').toBe('NOT_FOUND');
    expect(pick(await agendaOf(phone)).attachments).toEqual([]);
  });

  it('is not there either where it was only marked, before such files were sealed', async () => {
    const { host, phones } = await convened(async (chair) => {
      await register(chair, '三楼饮水机坏了一周', [await add(chair, photo())]);
    });
    const phone = pick(phones);
    const { id: attachmentId } = pick(pick(await agendaOf(phone)).attachments);
    const sqlite = openForWriting(path.join(host.dataDir, databaseName));
    watchRows(sqlite);
    sqlite.prepare('UPDATE attachment SET showsPerson = 1').run();
    sqlite.close();
    expect(pick(await agendaOf(phone)).attachments).toEqual([]);
    expect(await phone.refused('attachment.forPhone', { attachmentId })).toBe('NOT_FOUND');
  });

  it('is for nobody who is not invited', async () => {
    const { chair, sessionId, phones } = await convened(async (by) => {
      await register(by, '三楼饮水机坏了一周', [await add(by, photo())]);
    });
    const phone = pick(phones);
    const { id: attachmentId } = pick(pick(await agendaOf(phone)).attachments);
    await chair.do('session.sendNotice', { sessionId, version: await versionOf(chair, sessionId) });
    const { participants } = await detail(chair, sessionId);
    const own = participants.find((person) => person.representativeId === phone.representativeId);
    if (own === undefined) throw new Error('no seat');
    await chair.do('session.removeParticipant', { participantId: own.id });
    expect(await phone.refused('attachment.forPhone', { attachmentId })).toBe('NOT_FOUND');
    expect(await phone.refused('paper.forPhone', { kind: 'notice', sessionId })).toBe('NOT_FOUND');
    expect(await phone.do('session.forPhone', {})).toMatchObject({
      own: null,
      papers: [],
      agenda: [{ attachments: [] }],
    });
    expect(await pick(phones, 1).do('attachment.forPhone', { attachmentId })).toMatchObject({ mime: 'image/jpeg' });
  });

  it('goes to phones up to a size, and is named beyond it', async () => {
    const fits = photo();
    const atLimit = photo(largestForPhone - fits.length + 3_000);
    expect(atLimit.length).toBe(largestForPhone);
    const { phones } = await convened(async (chair) => {
      await register(chair, '三楼饮水机坏了一周', [
        await add(chair, atLimit),
        await add(chair, photo(largestForPhone - fits.length + 3_001)),
      ]);
    });
    const phone = pick(phones);
    const { attachments } = pick(await agendaOf(phone));
    expect(attachments.map(({ tooLarge }) => tooLarge)).toEqual([false, true]);
    const { content } = await phone.do('attachment.forPhone', { attachmentId: pick(attachments).id });
    expect(Buffer.from(content, 'base64').length).toBe(largestForPhone);
    const refusal = await phone.refused('attachment.forPhone', { attachmentId: pick(attachments, 1).id });
    expect(refusal).toBe('ATTACHMENT_TOO_LARGE_FOR_PHONE');
  });
});

describe('a regular session', () => {
  it('comes to the phones with its papers when its notice is sent, and they go when the notice no longer holds', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    const attachmentId = await add(chair, photo());
    await register(chair, '三楼饮水机坏了一周', [attachmentId], false);
    const at = (day: string) => ({ scheduledAt: `${day}T06:00:00.000Z`, place: '职工之家' });
    const { sessionId } = await chair.do('session.schedule', { kind: 'monthly', ...at('2025-10-14') });
    const phones = await phonesOf(host, chair);
    const phone = pick(phones);
    const refused = async () => [
      await phone.refused('attachment.forPhone', { attachmentId }),
      await phone.refused('paper.forPhone', { kind: 'notice', sessionId }),
    ];
    expect(await refused()).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    await sendNotice({ host, chair, sessionId, phones });
    expect(await phone.do('session.forPhone', {})).toMatchObject({
      id: sessionId,
      papers: [{ kind: 'notice', releasedAt: expect.stringMatching(/^2025-09-26T09:0/) as string }],
      agenda: [{ attachments: [{ id: attachmentId }] }],
    });
    expect((await phone.do('attachment.forPhone', { attachmentId })).mime).toBe('image/jpeg');
    const { pieces } = await phone.do('paper.forPhone', { kind: 'notice', sessionId });
    expect(linesOf(pieces)).toContain('1. 三楼饮水机坏了一周');
    const version = await versionOf(chair, sessionId);
    await chair.do('session.reschedule', { sessionId, version, ...at('2025-10-15') });
    expect(await refused()).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });
});

describe('the papers of a session on a phone', () => {
  const urgent = () =>
    convened(async (chair) => {
      const identity = { name: '欧阳绝密丙', phone: '19900007777' };
      const triage = { category: 'remuneration', class: 'consultation', urgent: true, major: false } as const;
      await chair.do('petition.register', { text: '三楼饮水机坏了一周', triage, identity });
    });

  it('are the notice once it is sent and the minutes once they are final, and say what the Word files say', async () => {
    const meeting = await urgent();
    const { chair, sessionId, phones } = meeting;
    const phone = pick(phones);
    const refused = (kind: 'notice' | 'minutes') => phone.refused('paper.forPhone', { kind, sessionId });
    expect([await refused('notice'), await refused('minutes')]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    await sendNotice(meeting);
    const notice = await phone.do('paper.forPhone', { kind: 'notice', sessionId });
    expect(linesOf(notice.pieces)).toEqual(await wordLines(chair, 'notice', sessionId));
    expect(notice.pieces.slice(0, 2)).toMatchObject([{ align: 'center' }, { text: '会议通知', strong: true }]);
    expect(notice.pieces.filter((piece) => piece.kind === 'table')).toMatchObject([
      { head: ['序号', '姓名', '所属方', '身份', '部门'] },
    ]);
    await hold(meeting);
    expect(await refused('minutes')).toBe('NOT_FOUND');
    expect((await phone.do('session.forPhone', {}))?.papers.map(({ kind }) => kind)).toEqual(['notice']);
    await makeFinal(meeting);
    expect((await phone.do('session.forPhone', {}))?.papers.map(({ kind }) => kind)).toEqual(['notice', 'minutes']);
    const { pieces } = await phone.do('paper.forPhone', { kind: 'minutes', sessionId });
    const onPaper = await wordLines(chair, 'minutes', sessionId);
    // Room for signatures is on paper alone.
    const signatures = ['职工方首席代表', '工会', '行政方首席代表'];
    const from = onPaper.lastIndexOf('职工方首席代表');
    expect(onPaper.slice(from, from + 3)).toEqual(signatures);
    expect(linesOf(pieces)).toEqual([...onPaper.slice(0, from), ...onPaper.slice(from + 3)]);
    expect(linesOf(pieces).join('\n')).toContain('措施1：调整高温津贴发放办法。人力资源部 李敏，2025年10月31日前完成');
    expect(JSON.stringify(pieces)).not.toMatch(/欧阳绝密丙|19900007777|undefined/);
    for (const kind of ['agenda', 'signIn', 'ballots'])
      expect(await phone.refused('paper.forPhone', { kind, sessionId }), kind).toBe('INVALID_INPUT');
  });

  it('are made from the enterprise’s own template', async () => {
    const meeting = await urgent();
    await sendNotice(meeting);
    const { chair, sessionId, phones } = meeting;
    const { content } = await chair.do('paper.template', { kind: 'notice' });
    const zip = new PizZip(Buffer.from(content, 'base64'));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    zip.file('word/document.xml', xml.replace('各位参会人员：', '各位代表：请带好劳动合同。'));
    const own = { kind: 'notice', fileName: '我们的通知.docx', content: zip.generate({ type: 'base64' }) } as const;
    await chair.do('paper.replaceTemplate', own);
    const { pieces } = await pick(phones).do('paper.forPhone', { kind: 'notice', sessionId });
    expect(linesOf(pieces)).toContain('各位代表：请带好劳动合同。');
  });

  it('stay as long as the session is on the phones, with what came with its petitions', async () => {
    const meeting = await convened(async (chair) => {
      await register(chair, '三楼饮水机坏了一周', [await add(chair, photo())]);
    });
    const { host, sessionId, phones } = meeting;
    await sendNotice(meeting);
    await hold(meeting);
    await makeFinal(meeting);
    const phone = pick(phones);
    const { id: attachmentId } = pick(pick(await agendaOf(phone)).attachments);
    const weekLater = await host.reopen('2025-10-03T16:59:00+08:00');
    phone.comeBack(weekLater);
    for (const kind of ['notice', 'minutes'] as const)
      expect((await phone.do('paper.forPhone', { kind, sessionId })).pieces.length, kind).toBeGreaterThan(5);
    expect(await phone.do('attachment.forPhone', { attachmentId })).toMatchObject({ mime: 'image/jpeg' });
    const later = await weekLater.reopen('2025-10-03T17:10:00+08:00');
    phone.comeBack(later);
    expect(await phone.refused('paper.forPhone', { kind: 'minutes', sessionId })).toBe('NOT_FOUND');
    expect(await phone.refused('attachment.forPhone', { attachmentId })).toBe('NOT_FOUND');
    const back = await later.reopen('2025-10-03T16:59:00+08:00');
    phone.comeBack(back);
    const chair = await back.signIn('chair');
    const next = await convene(chair, '2025-10-10T02:00:00.000Z');
    await sendNotice({ ...meeting, chair, sessionId: next });
    for (const kind of ['notice', 'minutes'] as const)
      expect(await phone.refused('paper.forPhone', { kind, sessionId }), 'another is near').toBe('NOT_FOUND');
    expect((await phone.do('paper.forPhone', { kind: 'notice', sessionId: next })).pieces.length).toBeGreaterThan(5);
    expect(await phone.refused('attachment.forPhone', { attachmentId })).toBe('NOT_FOUND');
  });
});

describe('the text of a Word file', () => {
  const line = (text: string, more: Partial<Extract<Piece, { kind: 'line' }>> = {}): Piece => ({
    kind: 'line',
    text,
    align: 'left',
    strong: false,
    ...more,
  });
  const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const paragraph = (runs: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
  const row = (cells: readonly string[], properties = ''): string =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`;

  it.each([
    [
      'signs that XML writes otherwise',
      paragraph(run('a &lt;b&gt; &amp;amp; &#39;&#x4f1a;&#39;')),
      [line("a <b> &amp; '会'")],
    ],
    [
      'breaks and stops within a paragraph, and not where its stops are set',
      paragraph(
        '<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br w:type="page"/></w:r>',
        '<w:tabs><w:tab w:val="left"/></w:tabs>',
      ),
      [line('一\n二 三')],
    ],
    [
      'headings by font or bold, from the first sign to the last',
      paragraph(run('一、', '<w:b/>') + run('议题', '<w:rFonts w:eastAsia="黑体"/>')) +
        paragraph(run('时间：', '<w:b/>') + run('周五')) +
        paragraph(run('不粗', '<w:b w:val="0"/>')),
      [line('一、议题', { strong: true }), line('时间：周五'), line('不粗')],
    ],
    [
      'where a paragraph stands',
      paragraph(run('通知'), '<w:jc w:val="center"/>') + paragraph(run('工会'), '<w:jc w:val="end"/>'),
      [line('通知', { align: 'center' }), line('工会', { align: 'right' })],
    ],
    [
      'no text that was deleted, moved away or hidden, and no empty paragraph',
      paragraph(
        `<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>${run('移')}</w:moveFrom>${run('藏', '<w:vanish/>')}${run('新')}`,
      ) + paragraph(''),
      [line('新')],
    ],
    [
      'text boxes once, before what stands around them',
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice>${paragraph(run('框'))}</mc:Choice><mc:Fallback>${paragraph(run('框'))}</mc:Fallback></mc:AlternateContent></w:r>${run('外')}`,
      ),
      [line('框'), line('外')],
    ],
    [
      'tables with their heads, tables within tables as text, and no table to be signed in',
      `<w:tbl>${row(['序号', '姓名'], '<w:tblHeader/>')}${row(['1', '张三'])}${row(['', ''])}</w:tbl>` +
        `<w:tbl><w:tr><w:tc><w:tbl>${row(['甲', '乙'])}</w:tbl>${paragraph(run('丙'))}</w:tc></w:tr></w:tbl>` +
        `<w:tbl>${row(['签字'], '<w:tblHeader/>')}${row([''])}</w:tbl>`,
      [
        { kind: 'table', head: ['序号', '姓名'], rows: [['1', '张三']] },
        { kind: 'table', head: null, rows: [['甲 乙\n丙']] },
      ],
    ],
    ['nothing where there is none', '<?xml version="1.0"?><!-- <w:t>x</w:t> --><w:body/>', []],
  ] satisfies [string, string, Piece[]][])('has %s', (_what, xml, pieces) => {
    expect(readWord(xml)).toEqual(pieces);
  });
});

describe('on the air', () => {
  let running: Person | undefined;
  afterEach(async () => {
    await running?.do('host.stop', {}).catch(() => undefined);
    running = undefined;
  });

  it('nobody who listens sees a photo, its kind or a paper', async () => {
    const host = await testHost(undefined, undefined, { pagesDir: builtPages() });
    const chair = await host.chair();
    running = chair;
    await seat(host, 3);
    const picture = photo(20_000);
    const attachmentId = await add(chair, picture);
    await register(chair, '三楼饮水机坏了一周', [attachmentId]);
    const sessionId = await convene(chair);
    await chair.do('session.sendNotice', { sessionId, version: await versionOf(chair, sessionId) });
    const { address } = await chair.do('host.start', { address: '127.0.0.1', port: 20_000 + (process.pid % 2000) });
    const { tickets } = await chair.do('host.issueTickets', {});
    const phone = await Phone.at(address);
    await phone.enter(pick(tickets).ticket);
    const overheard: Buffer[] = [];
    for (const [call, input] of [
      ['attachment.forPhone', { attachmentId }],
      ['paper.forPhone', { kind: 'notice', sessionId }],
    ] as const) {
      const sealed = phone.seal(call, input);
      const { status, body } = await send(`${address}/api/sealed`, 'POST', phone.headers(), sealed.body);
      expect(status).toBe(200);
      expect(await phone.send(sealed), call).toMatchObject({ ok: true });
      overheard.push(sealed.body, body);
    }
    const air = Buffer.concat(overheard);
    expect(air.length).toBeGreaterThan(picture.length);
    for (let from = 0; from + 24 < picture.length; from += 24) {
      const part = picture.subarray(from, from + 24);
      expect(air.includes(part) || air.includes(part.toString('base64'))).toBe(false);
    }
    for (const word of ['image/jpeg', 'attachment', attachmentId, '饮水机', 'pieces'])
      expect(air.includes(word), word).toBe(false);
  });
});
