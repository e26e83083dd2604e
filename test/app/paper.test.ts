import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { paperKinds, type PaperKind } from '../../shared/domain/paper.ts';
import { testHost, type Person } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, voteSecretly } from '../support/ballot.ts';
import { convene, detail, measure, seat } from '../support/session.ts';
import type { TestHost } from '../support/backend.ts';
import type { SessionId } from '../../shared/ids.ts';

/** What a Word file says, without its markup; a table's cells are set apart by a bar. */
function textOf(content: string): string {
  const xml = new PizZip(Buffer.from(content, 'base64')).file('word/document.xml')?.asText() ?? '';
  return xml
    .replaceAll('</w:tc>', '|')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '');
}

/** A session in which 19 of 36 passed a major matter whose petitioner is known to the union alone. */
async function held(host: TestHost) {
  const session = await sessionWithMajorItem(host, 36, 24);
  const { chair, sessionId, itemId } = session;
  const { ballotId } = await chair.do('ballot.open', ballotOn(session));
  await voteSecretly(chair, ballotId, (index) => (index < 19 ? 'for' : 'against'));
  await close(chair, ballotId);
  const item = (await detail(chair, sessionId)).agenda[0];
  const decision = { outcome: 'passed' as const, note: '', measures: [measure] };
  await chair.do('session.decide', { itemId, version: item?.version ?? 0, ...decision });
  await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
  return session;
}

const paper = async (by: Person, kind: PaperKind, sessionId: SessionId): Promise<string> =>
  textOf((await by.do('paper.make', { kind, sessionId })).content);

describe('the papers of a session', () => {
  it('say what the record says, with the arithmetic, and leave no brace unfilled', async () => {
    const host = await testHost();
    const { chair, sessionId } = await held(host);
    const texts = Object.fromEntries(
      await Promise.all(paperKinds.map(async (kind) => [kind, await paper(chair, kind, sessionId)] as const)),
    ) as Record<PaperKind, string>;
    for (const [kind, text] of Object.entries(texts)) {
      expect(text, kind).not.toMatch(/[{}]|undefined|null/);
      expect(text, kind).toContain('佛山市禅陶建材有限公司');
      expect(text, kind).toContain('禅陶建材工商〔2025〕1号');
    }
    expect(texts.notice).toContain('（重大，须票决）');
    expect(texts.signIn).toMatch(/38\n?\|/);
    expect(texts.minutes).toContain('开会时职工代表 24 人，占到会协商人员 25 人的 96%');
    expect(texts.minutes).toContain('赞成 19 ÷ 全体代表 36 = 52.8%；反对 5，弃权 0，无效 0；超过半数，通过');
    expect(texts.minutes).toContain('措施1：调整高温津贴发放办法。人力资源部 李敏，2025年10月31日前完成');
    expect(texts.minutes).toMatch(/共商指纹：(?:[0-9A-F]{4}-){3}[0-9A-F]{4}/);
    expect(texts.ballots).toContain('全体代表\n|36 人，到会 24 人');
  });

  it('name nobody who handed in a petition that was consulted on, in any part of the file', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 6);
    const identity = { name: '欧阳绝密丙', phone: '19900007777', employeeNo: 'CT7777' };
    const { petitionId } = await chair.do('petition.register', {
      text: '夜班津贴太低',
      triage: { category: 'remuneration', class: 'consultation', urgent: true, major: false },
      identity,
    });
    const { petitionNo } = await chair.do('petition.get', { petitionId });
    const sessionId = await convene(chair);
    for (const kind of paperKinds) {
      const { content, fileName } = await chair.do('paper.make', { kind, sessionId });
      const { files } = new PizZip(Buffer.from(content, 'base64'));
      const whole =
        fileName +
        Object.values(files)
          .map((file) => file.asText())
          .join('');
      if (kind === 'agenda' || kind === 'minutes') expect(whole, kind).toContain(petitionNo);
      for (const secret of Object.values(identity)) expect(whole, kind).not.toContain(secret);
    }
  });

  it('are made of pasted text too: what XML cannot hold is left out, a line break of Word stays one', async () => {
    const host = await testHost();
    const { chair, sessionId, itemId } = await sessionWithMajorItem(host, 6, 6);
    const { version } = (await detail(chair, sessionId)).agenda[0] ?? { version: 0 };
    const discussion = '第一行\u000b第二行\u0001完 <b>&{answer}';
    await chair.do('session.recordDiscussion', { itemId, version, discussion });
    const text = await paper(chair, 'minutes', sessionId);
    expect(text).toContain('讨论要点：第一行第二行完 &lt;b&gt;&amp;{answer}');
  });

  it('have a file name that tells the session and the paper', async () => {
    const host = await testHost();
    const { chair, sessionId } = await held(host);
    const { fileName } = await chair.do('paper.make', { kind: 'minutes', sessionId });
    expect(fileName).toBe('2025-01 2025年9月紧急协商会议 协商纪要.docx');
  });
});

/** The shipped template with other words in it. */
function changed(content: string, from: string, to: string): string {
  const zip = new PizZip(Buffer.from(content, 'base64'));
  zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replaceAll(from, to));
  return zip.generate({ type: 'nodebuffer' }).toString('base64');
}

describe('a template of the enterprise', () => {
  it('takes the place of the shipped one, and gives it back', async () => {
    const host = await testHost();
    const { chair, sessionId } = await held(host);
    const { content } = await chair.do('paper.template', { kind: 'minutes' });
    const own = changed(content, '行政方答复：', '公司答复：');
    await chair.do('paper.replaceTemplate', { kind: 'minutes', fileName: '我们的纪要.docx', content: own });
    expect(await paper(chair, 'minutes', sessionId)).toContain('公司答复：');
    expect((await chair.do('paper.templates', {})).find(({ kind }) => kind === 'minutes')).toMatchObject({
      fileName: '我们的纪要.docx',
    });
    await chair.do('paper.resetTemplate', { kind: 'minutes' });
    expect(await paper(chair, 'minutes', sessionId)).toContain('行政方答复：');
  });

  it.each([
    ['a mark that nobody knows', '{answer}', '{petitioner}', 'PAPER_TEMPLATE_TAG', { tag: 'petitioner' }],
    ['a name that every object has', '{docNo}', '{constructor}', 'PAPER_TEMPLATE_TAG', { tag: 'constructor' }],
    ['a kind of mark that papers do not have', '{docNo}', '{@docNo}', 'PAPER_TEMPLATE_TAG', { tag: '@docNo' }],
    ['a list as text', '{docNo}', '{items}', 'PAPER_TEMPLATE_LIST', { tag: 'items' }],
    ['an answer outside the items', '{docNo}', '{answer}', 'PAPER_TEMPLATE_PLACE', { tag: 'answer', list: 'items' }],
    ['an open brace', '{answer}', '{answer', 'PAPER_TEMPLATE_BRACES', { tag: 'answer' }],
    ['a list without its end', '{#measures}', '', 'PAPER_TEMPLATE_BRACES', { tag: 'measures' }],
  ])('is refused with %s, which is named', async (_what, from, to, code, details) => {
    const host = await testHost();
    const chair = await host.chair();
    const { content } = await chair.do('paper.template', { kind: 'minutes' });
    const own = { kind: 'minutes', fileName: 'a.docx', content: changed(content, from, to) };
    const refusal = await chair.refused('paper.replaceTemplate', own);
    expect(refusal).toMatchObject({ code, details });
    expect((await chair.do('paper.template', { kind: 'minutes' })).content).toBe(content);
  });

  it('is refused when it is no Word file, or too large packed or unpacked', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { content } = await chair.do('paper.template', { kind: 'minutes' });
    const refusal = async (bytes: Buffer): Promise<unknown> => {
      const own = { kind: 'minutes', fileName: 'a.docx', content: bytes.toString('base64') };
      return (await chair.refused('paper.replaceTemplate', own)).code;
    };
    const shipped = Buffer.from(content, 'base64');
    const repacked = (change: (zip: PizZip) => void): Buffer => {
      const zip = new PizZip(shipped);
      change(zip);
      return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
    expect(await refusal(Buffer.from('not a zip'))).toBe('PAPER_TEMPLATE_BROKEN');
    expect(await refusal(shipped.subarray(0, -300))).toBe('PAPER_TEMPLATE_BROKEN');
    expect(await refusal(repacked((zip) => zip.remove('word/document.xml')))).toBe('PAPER_TEMPLATE_BROKEN');
    expect(await refusal(Buffer.alloc(2_050_000))).toBe('FILE_TOO_LARGE');
    const blanks = repacked((zip) => zip.file('word/header1.xml', ' '.repeat(25_000_000)));
    expect(blanks.length).toBeLessThan(2_000_000);
    expect(await refusal(blanks)).toBe('FILE_TOO_LARGE');
    const management = await host.person(chair, 'management');
    expect((await management.refused('paper.resetTemplate', { kind: 'minutes' })).code).toBe('FORBIDDEN');
  });
});
