import PizZip from 'pizzip';
import { describe, expect, it, vi } from 'vitest';
import { paperKinds, paperTags, type PaperKind } from '../../shared/domain/paper.ts';
import { testHost, type Person } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, voteSecretly } from '../support/ballot.ts';
import { arrive, convene, detail, measure, open, queue, seat } from '../support/session.ts';
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
    expect(texts.minutes).toContain('开会时职工代表 24 ÷ 到会协商人员 25 = 96%，不低于 50%');
    expect(texts.minutes).toContain('到会代表 24 / 全体 36，须 24 人，可以票决');
    expect(texts.minutes).toContain('行政方答复（行政1）：同意研究，月底前给出方案');
    expect(texts.minutes).toContain('赞成 19 ÷ 全体代表 36 = 52.8% &gt; 50%；反对 5，弃权 0，无效 0；超过半数，通过');
    expect(texts.minutes).toContain('措施1：调整高温津贴发放办法。人力资源部 李敏，2025年10月31日前完成');
    expect(texts.minutes).toMatch(
      /共商指纹：\p{Script=Han}{4} \p{Script=Han}{4}（第 \d+ 号记录）\s*GSFP-[0-9A-F]{22}/u,
    );
    expect(texts.ballots).toContain('全体代表\n|36 人，到会 24 人');
    expect(texts.ballots).toContain('发出 24，收回 24，有效 24，无效 0');
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

describe('what a paper says of a session', () => {
  /** Five of ten, opened an hour and a half late; one more comes after that and leaves nobody in charge. */
  async function fiveOfTen(host: TestHost) {
    const chair = await host.chair();
    await seat(host, 6);
    await queue(chair, '食堂夜班没有热饭', { urgent: true });
    const sessionId = await convene(chair, '2025-09-26T07:30:00.000Z');
    await arrive(chair, sessionId, { representatives: 5, head: true, others: 4 });
    await open(chair, sessionId);
    return { chair, sessionId };
  }

  it('is the appointed time before it and the time held after it, and the share at its opening', async () => {
    const host = await testHost('2025-09-26T17:00:00+08:00');
    const { chair, sessionId } = await fiveOfTen(host);
    for (const kind of ['notice', 'agenda', 'signIn'] as const)
      expect(await paper(chair, kind, sessionId), kind).toContain('2025年9月26日 15:30');
    const minutes = await paper(chair, 'minutes', sessionId);
    expect(minutes).toContain('2025年9月26日 17:00');
    expect(minutes).toContain('职工代表 5 ÷ 到会协商人员 10 = 50%，不低于 50%');
    expect(minutes).toContain('到会代表 5 / 全体 6，须 4 人，可以票决');
    const signIn = await paper(chair, 'signIn', sessionId);
    expect(signIn).toContain('实到\n|10 人。开会时职工代表 5 ÷ 到会协商人员 10 = 50%');
    expect(signIn.match(/\|17:00\n/g)).toHaveLength(10);
  });

  it('is left open for a hand while nobody has opened it, and says whom the notice would bring', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 6);
    const sessionId = await convene(chair);
    expect(await paper(chair, 'signIn', sessionId)).toContain('实到\n|\n|法定人数\n|\n|');
    expect(await paper(chair, 'notice', sessionId)).toContain(
      '拟到会协商人员 9 人，其中职工代表 6 人，占 66.7%（应不低于 50%）',
    );
  });

  it('tells when a condition failed, when it held again, and when the next session is', async () => {
    const host = await testHost('2025-09-26T17:00:00+08:00');
    const { chair, sessionId } = await fiveOfTen(host);
    const head = (await detail(chair, sessionId)).participants.filter((person) => person.isHeadOfManagement);
    const participantIds = head.map((person) => person.id);
    await chair.do('session.checkOut', { participantIds });
    await convene(chair, '2025-09-28T01:00:00.000Z');
    const away = await paper(chair, 'minutes', sessionId);
    expect(away).toContain('17:00 起职工代表 5 ÷ 到会协商人员 9：行政方负责人不在场，只讨论、不作决定');
    expect(away).toContain('下次会议：2025年9月28日 09:00 职工之家');
    await chair.do('session.checkIn', { participantIds });
    expect(await paper(chair, 'minutes', sessionId)).toContain('17:00 起职工代表 5 ÷ 到会协商人员 10：条件符合');
  });

  it('says how long each group spoke, or that nobody put it on record', async () => {
    const host = await testHost('2025-09-26T17:00:00+08:00');
    const { chair, sessionId } = await fiveOfTen(host);
    expect(await paper(chair, 'minutes', sessionId)).toContain('未登记发言');
    const realNow = Date.now.bind(Date);
    let ahead = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
    const { participants } = await detail(chair, sessionId);
    const speakers = (['worker', 'management'] as const).map((side) =>
      participants.find((person) => person.side === side && person.present),
    );
    for (const [index, speaker] of speakers.entries()) {
      if (speaker === undefined) throw new Error('nobody is here');
      const { speechId } = await chair.do('speech.add', { participantId: speaker.id });
      await chair.do('speech.start', { speechId });
      ahead += (index + 1) * 45_000;
      await chair.do('speech.end', { speechId });
    }
    const minutes = await paper(chair, 'minutes', sessionId);
    vi.restoreAllMocks();
    expect(minutes).toMatch(/代表 0 分 4[5-9] 秒，占 3[34]%（1 次）/);
    expect(minutes).toMatch(/行政方 1 分 3\d 秒，占 6[67]%（1 次）/);
  });

  it('gives a show of hands no papers, a failed ballot its arithmetic, and a voided one its reason', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 36, 24);
    const { chair, sessionId } = held;
    const first = await chair.do('ballot.open', ballotOn(held));
    await chair.do('ballot.void', { ballotId: first.ballotId, version: 0, reason: '事项写错' });
    const { ballotId } = await chair.do('ballot.open', ballotOn(held, { kind: 'show_of_hands' }));
    const counts = { issued: 0, returned: 0, invalid: 0, votesFor: 18, votesAgainst: 4, votesAbstain: 2 };
    await chair.do('ballot.enterCounts', { ballotId, version: 0, ...counts });
    expect(await paper(chair, 'ballots', sessionId)).toContain('本次会议没有已结束的票决');
    await close(chair, ballotId);
    const report = await paper(chair, 'ballots', sessionId);
    expect(report).toContain('举手表决，不发选票');
    expect(report).toContain('赞成 18 ÷ 全体代表 36 = 50% ≤ 50%');
    expect(report).toContain('未超过半数（须 19 票），未通过');
    expect(report).toContain('另有一次票决作废：是否同意新的计件工资方案。原因：事项写错。');
  });
});

/** The shipped template with other words in it. */
function changed(content: string, from: string, to: string): string {
  const zip = new PizZip(Buffer.from(content, 'base64'));
  zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replaceAll(from, to));
  return zip.generate({ type: 'nodebuffer' }).toString('base64');
}

/** A template that says every mark there is, each with its value behind it; lists that belong into `items` stand there. */
function everyMark(content: string, kind: PaperKind): string {
  const { top, lists } = paperTags[kind];
  const line = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
  const marks = (names: readonly string[]): string =>
    names.map((name) => (name in lists ? listOf(name) : line(`${name}=[{${name}}]`))).join('');
  const listOf = (list: string): string => line(`{#${list}}`) + marks(lists[list] ?? []) + line(`{/${list}}`);
  const zip = new PizZip(Buffer.from(content, 'base64'));
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  zip.file('word/document.xml', xml.replace(/<w:body>.*<w:sectPr>/s, `<w:body>${marks(top)}<w:sectPr>`));
  return zip.generate({ type: 'nodebuffer' }).toString('base64');
}

describe('a template of the enterprise', () => {
  it('gets a value for every mark it may use', async () => {
    const host = await testHost();
    const { chair, sessionId } = await held(host);
    await convene(chair, '2025-09-28T01:00:00.000Z');
    // What this session has nothing to say of.
    const silent = [
      'noticeBy',
      'sentAt',
      'proposer',
      'recorder',
      'discussion',
      'note',
      'remarks',
      'outAt',
      'department',
    ];
    for (const kind of paperKinds) {
      const { content } = await chair.do('paper.template', { kind });
      await chair.do('paper.replaceTemplate', { kind, fileName: 'a.docx', content: everyMark(content, kind) });
      const text = await paper(chair, kind, sessionId);
      const empty = [...text.matchAll(/(\w+)=\[\]/g)].map((found) => found[1] ?? '');
      const absent = kind === 'signIn' ? ['inAt'] : [];
      expect(
        empty.filter((name) => !silent.includes(name) && !absent.includes(name)),
        kind,
      ).toEqual([]);
      expect(text.match(/\w+=\[/g)?.length, kind).toBeGreaterThan(12);
    }
  });

  it('takes the place of the shipped one, and gives it back', async () => {
    const host = await testHost();
    const { chair, sessionId } = await held(host);
    const { content } = await chair.do('paper.template', { kind: 'minutes' });
    const own = changed(content, '行政方答复{', '公司答复{');
    await chair.do('paper.replaceTemplate', { kind: 'minutes', fileName: '我们的纪要.docx', content: own });
    expect(await paper(chair, 'minutes', sessionId)).toContain('公司答复（');
    expect((await chair.do('paper.templates', {})).find(({ kind }) => kind === 'minutes')).toMatchObject({
      fileName: '我们的纪要.docx',
    });
    expect((await chair.do('paper.template', { kind: 'minutes' })).content).toBe(own);
    expect((await chair.do('paper.template', { kind: 'minutes', shipped: true })).content).toBe(content);
    await chair.do('paper.resetTemplate', { kind: 'minutes' });
    expect(await paper(chair, 'minutes', sessionId)).toContain('行政方答复（');
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
