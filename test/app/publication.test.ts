import { describe, expect, it } from 'vitest';
import { digestOfChanges } from '../../db/audit/entry.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, voteSecretly } from '../support/ballot.ts';
import { detail, measure, seat } from '../support/session.ts';

const notice = {
  kind: 'notice',
  title: '关于饭堂招标的通知',
  content: '下周起饭堂重新招标，欢迎职工代表参加开标。',
} as const;

async function draft(by: Person, more: Record<string, unknown> = {}) {
  return by.do('publication.draft', { ...notice, ...more });
}

async function released(by: Person, more: Record<string, unknown> = {}) {
  const { publicationId } = await draft(by, more);
  await by.do('publication.release', { publicationId, version: 0 });
  return publicationId;
}

/** A session in which 19 of 36 passed a major matter, minuted. */
async function minuted(host: TestHost) {
  const held = await sessionWithMajorItem(host, 36, 24);
  const { chair, sessionId, itemId } = held;
  const { ballotId } = await chair.do('ballot.open', ballotOn(held));
  await voteSecretly(chair, ballotId, (index) => (index < 19 ? 'for' : 'against'));
  await close(chair, ballotId);
  const { version } = (await detail(chair, sessionId)).agenda.find(({ id }) => id === itemId) ?? { version: 0 };
  await chair.do('session.decide', { itemId, version, outcome: 'passed', note: '', measures: [measure] });
  await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
  await chair.do('session.minute', { sessionId, version: (await detail(chair, sessionId)).version });
  return held;
}

describe('a notice', () => {
  it('is drafted by the union, released by the chair alone, and read by everybody from then on', async () => {
    const host = await testHost('2025-09-26T09:00:00+08:00');
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    const observer = await host.person(chair, 'observer');
    const { publicationId, publicationNo } = await draft(officer);
    expect(publicationNo).toBe('G2025-001');
    expect((await observer.do('publication.list', {})).rows).toEqual([]);
    expect((await observer.refused('publication.get', { publicationId })).code).toBe('NOT_FOUND');
    expect((await officer.refused('publication.release', { publicationId, version: 0 })).code).toBe('FORBIDDEN');
    // Friday before National Day: 28 September is a make-up workday, 1 to 8 October are holidays. domain.md §4
    expect(await chair.do('publication.release', { publicationId, version: 0 })).toMatchObject({
      releasedOn: '2025-09-26',
      noticeUntil: '2025-10-10',
    });
    expect((await observer.do('publication.list', {})).rows).toMatchObject([
      { state: 'released', title: notice.title },
    ]);
    expect((await observer.do('publication.get', { publicationId })).content).toBe(notice.content);
  });

  it('is never edited or deleted once it has hung on the wall, not even past the door', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const publicationId = await released(chair);
    const target = { publicationId, version: 1 };
    const texts = { title: '别的', content: notice.content };
    expect((await chair.refused('publication.edit', { ...target, ...texts })).code).toBe('PUBLICATION_NOT_DRAFT');
    expect((await chair.refused('publication.discard', target)).code).toBe('PUBLICATION_NOT_DRAFT');
    expect((await chair.refused('publication.release', target)).code).toBe('PUBLICATION_NOT_DRAFT');
    const { default: Database } = await import('better-sqlite3');
    const file = new Database(`${host.dataDir}/gongshi.db`);
    expect(() => file.prepare("UPDATE publication SET content = '改过'").run()).toThrow('never edited');
    expect(() => file.prepare('DELETE FROM publication').run()).toThrow('never deleted');
    file.close();
  });

  it('stays visible when it is replaced, and when it is withdrawn with its reason', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const representative = await host.person(chair, 'representative');
    const old = await released(chair);
    const { publicationId: next } = await draft(chair, { replacesId: old, title: '更正' });
    expect((await representative.do('publication.get', { publicationId: old })).state).toBe('released');
    await chair.do('publication.release', { publicationId: next, version: 0 });
    expect(await representative.do('publication.get', { publicationId: old })).toMatchObject({
      state: 'replaced',
      content: notice.content,
      replacedBy: { id: next },
    });
    expect((await chair.refused('publication.draft', { ...notice, replacesId: old })).code).toBe(
      'PUBLICATION_NOT_RELEASED',
    );
    const withdraw = { publicationId: next, version: 1, reason: '日期有误' };
    expect((await chair.refused('publication.withdraw', { ...withdraw, reason: ' ' })).code).toBe('INVALID_INPUT');
    await chair.do('publication.withdraw', withdraw);
    expect(await representative.do('publication.get', { publicationId: next })).toMatchObject({
      state: 'withdrawn',
      withdrawReason: '日期有误',
    });
  });

  it('takes objections within its period by the day they came, and keeps nobody’s name', async () => {
    const host = await testHost('2025-10-13T09:00:00+08:00');
    const chair = await host.chair();
    const publicationId = await released(chair);
    const later = await host.reopen('2025-10-21T09:00:00+08:00');
    const again = await later.signIn('chair');
    const objection = { publicationId, text: '招标文件没有征求意见' };
    expect(await again.refused('publication.recordObjection', objection)).toEqual({
      code: 'PUBLICATION_OBJECTION_PERIOD_OVER',
      details: { until: '2025-10-20' },
    });
    expect((await again.refused('publication.recordObjection', { ...objection, receivedOn: '2025-10-22' })).code).toBe(
      'INVALID_INPUT',
    );
    const { objectionId } = await again.do('publication.recordObjection', { ...objection, receivedOn: '2025-10-20' });
    await again.do('publication.answerObjection', { objectionId, version: 0, answer: '已补充征求意见' });
    expect((await again.refused('publication.answerObjection', { objectionId, version: 0, answer: '改口' })).code).toBe(
      'CONFLICT',
    );
    expect((await again.do('publication.get', { publicationId })).objections).toMatchObject([
      { text: objection.text, receivedOn: '2025-10-20', answer: '已补充征求意见' },
    ]);
    expect(Object.keys(later.rows('SELECT * FROM objection')[0] ?? {})).not.toContain('raisedBy');
  });
});

describe('the record behind a notice', () => {
  it('has an entry of its release that names its row as it then was, and the sheet shows its fingerprint', async () => {
    const host = await testHost('2025-10-13T09:00:00+08:00');
    const chair = await host.chair();
    const publicationId = await released(chair);
    const [entry] = host.rows<{ seq: number; hash: string; digest: string }>(
      "SELECT seq, hash, digest FROM audit_entry WHERE call = 'publication.release' AND subjectId = ?",
      publicationId,
    );
    const { fingerprint } = await chair.do('publication.get', { publicationId });
    expect(fingerprint).toEqual({ seq: entry?.seq, hash: entry?.hash });
    const changed = host.rows<{ tableName: string; rowKey: string; hash: Buffer }>(
      'SELECT tableName, rowKey, hash FROM audit_change WHERE seq = ? ORDER BY tableName, rowKey',
      entry?.seq,
    );
    expect(changed.map(({ tableName, rowKey }) => [tableName, rowKey])).toContainEqual(['publication', publicationId]);
    expect(entry?.digest).toBe(digestOfChanges(changed));
  });

  it('says of a draft what its release today would mean, and what is left of the period afterwards', async () => {
    const host = await testHost('2025-09-26T09:00:00+08:00');
    const chair = await host.chair();
    const { publicationId } = await draft(chair, { kind: 'result' });
    expect(await chair.do('publication.get', { publicationId })).toMatchObject({
      fingerprint: null,
      workingDaysLeft: null,
      releasing: { days: 5, noticeUntil: '2025-10-10', verdict: { ok: false, details: { field: 'basis' } } },
    });
    const texts = { title: notice.title, basis: '据', content: notice.content, procedure: '序', result: '果' };
    await chair.do('publication.edit', { publicationId, version: 0, ...texts });
    await chair.do('publication.release', { publicationId, version: 1 });
    const later = await host.reopen('2025-10-09T09:00:00+08:00');
    const again = await later.signIn('chair');
    expect(await again.do('publication.get', { publicationId })).toMatchObject({ releasing: null, workingDaysLeft: 1 });
  });

  it('writes nothing of a release that is refused: a result whose session has no minutes, a notice replaced before', async () => {
    const host = await testHost();
    const { chair, sessionId } = await sessionWithMajorItem(host, 36, 24);
    const whole = { basis: '据', procedure: '序', result: '果' };
    const early = await draft(chair, { kind: 'result', ...whole, sessionId });
    const release = { publicationId: early.publicationId, version: 0 };
    expect((await chair.refused('publication.release', release)).code).toBe('SESSION_STATE');
    const old = await released(chair);
    const [first, second] = [await draft(chair, { replacesId: old }), await draft(chair, { replacesId: old })];
    await chair.do('publication.release', { publicationId: first.publicationId, version: 0 });
    const late = { publicationId: second.publicationId, version: 0 };
    expect((await chair.refused('publication.release', late)).code).toBe('PUBLICATION_NOT_RELEASED');
    expect(
      host.rows(
        "SELECT publicationNo, releasedAt, releasedOn FROM publication WHERE state = 'draft' ORDER BY publicationNo",
      ),
    ).toEqual([
      { publicationNo: early.publicationNo, releasedAt: null, releasedOn: null },
      { publicationNo: second.publicationNo, releasedAt: null, releasedOn: null },
    ]);
    expect(host.rows('SELECT replacedById FROM publication WHERE id = ?', old)).toEqual([
      { replacedById: first.publicationId },
    ]);
  });

  it('keeps an answer to an objection as it was first given, and takes one after the notice was replaced', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const publicationId = await released(chair);
    const { objectionId } = await chair.do('publication.recordObjection', { publicationId, text: '太晚' });
    const { publicationId: next } = await draft(chair, { replacesId: publicationId });
    await chair.do('publication.release', { publicationId: next, version: 0 });
    await chair.do('publication.answerObjection', { objectionId, version: 0, answer: '已提前' });
    expect((await chair.refused('publication.answerObjection', { objectionId, version: 1, answer: '改口' })).code).toBe(
      'CONFLICT',
    );
    expect(host.rows('SELECT answer FROM objection')).toEqual([{ answer: '已提前' }]);
  });
});

describe('a text made from the record', () => {
  it('states a session’s basis, content, procedure and result, and publishes the session when it is released', async () => {
    const host = await testHost();
    const { chair, sessionId } = await minuted(host);
    const text = await chair.do('publication.propose', { kind: 'result', sessionId });
    expect(text.procedure).toContain('职工代表 24 人，占到会协商人员 25 人的 96%');
    expect(text.result).toContain('赞成 19 ÷ 全体代表 36 = 52.8%，反对 5，弃权 0，超过半数，通过');
    expect(text.result).toContain(measure.what);
    const { publicationId } = await chair.do('publication.draft', { kind: 'result', ...text, sessionId });
    await chair.do('publication.release', { publicationId, version: 0 });
    expect((await detail(chair, sessionId)).state).toBe('published');
  });

  it('is refused as a result without basis, procedure and result, naming the part that is missing', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { publicationId } = await draft(chair, { kind: 'result' });
    expect(await chair.refused('publication.release', { publicationId, version: 0 })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'basis' },
    });
  });

  it('names nobody who handed in a petition, and points out what looks like a person’s number', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const identity = { name: '欧阳绝密乙', phone: '19900005678', employeeNo: 'CT8888' };
    const triage = { category: 'living_conditions', class: 'long_term', urgent: false, major: false } as const;
    const { petitionId } = await chair.do('petition.register', { text: '建一个活动中心', triage, identity });
    await chair.do('petition.plan', {
      petitionId,
      version: 0,
      plan: '三步走，联系人电话 199 0000 5678',
      department: '行政部',
      responsible: '李敏',
      dueOn: '2026-03-31',
    });
    const text = await chair.do('publication.propose', { kind: 'plan', petitionId });
    expect(JSON.stringify(text)).not.toContain(identity.name);
    const { publicationId } = await chair.do('publication.draft', { kind: 'plan', ...text, petitionId });
    expect((await chair.do('publication.get', { publicationId })).personalData).toEqual([
      { kind: 'phone', found: '199 0000 5678' },
    ]);
    await chair.do('publication.edit', {
      publicationId,
      version: 0,
      ...text,
      content: '找 CT8888，19900005678',
    });
    expect((await chair.do('publication.get', { publicationId })).personalData).toEqual([
      { kind: 'employeeNo', found: 'CT8888' },
      { kind: 'phone', found: '19900005678' },
    ]);
  });

  it('counts as the progress that a long-term petition owes', async () => {
    const host = await testHost('2025-09-01T09:00:00+08:00');
    const chair = await host.chair();
    const triage = { category: 'living_conditions', class: 'long_term', urgent: false, major: false } as const;
    const { petitionId } = await chair.do('petition.register', { text: '建一个活动中心', triage });
    const plan = { plan: '三步走', department: '行政部', responsible: '李敏', dueOn: '2026-03-31' };
    await chair.do('petition.plan', { petitionId, version: 0, ...plan });
    expect((await chair.do('petition.get', { petitionId })).nextDueOn).toBe('2025-10-01');
    const later = await (await host.reopen('2025-09-20T09:00:00+08:00')).signIn('chair');
    await released(later, { kind: 'progress', petitionId });
    expect((await later.do('petition.get', { petitionId })).nextDueOn).toBe('2025-10-20');
  });
});

describe('the wall', () => {
  it('shows what is late without anybody releasing it, and never a petition’s text', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const triage = { category: 'safety_health', class: 'immediate', urgent: false, major: false } as const;
    const secret = '我是包装车间的刘某某，灯坏了';
    await chair.do('petition.register', { text: secret, title: '照明', triage });
    const later = await host.reopen('2025-09-25T09:00:00+08:00');
    const reply = await later.send('board.wall', {});
    expect(reply).toMatchObject({
      ok: true,
      value: { lateCount: 1, late: [{ no: '2025-0001', title: '照明', dueOn: '2025-09-23', workingDays: 2 }] },
    });
    expect(JSON.stringify(reply)).not.toContain('刘某某');
  });

  it('blacks out numbers that tell a person, since nobody looks over what publishes itself', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const triage = { category: 'safety_health', class: 'immediate', urgent: false, major: false } as const;
    await chair.do('petition.register', { text: '灯坏了', title: '灯坏请打19900005678', triage });
    const later = await host.reopen('2025-09-25T09:00:00+08:00');
    const reply = await later.send('board.wall', {});
    expect(reply).toMatchObject({ ok: true, value: { late: [{ title: '灯坏请打＊＊＊' }] } });
  });

  it('blacks out who is in the rosters and who is called by name in what publishes itself', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    await seat(host, 2);
    const triage = { category: 'safety_health', class: 'immediate', urgent: false, major: false } as const;
    await chair.do('petition.register', { text: '吵', title: '代表0002和行政1吵架，没找张师傅', triage });
    const { petitionId } = await chair.do('petition.register', {
      text: '建食堂',
      title: '代表0001建议建食堂',
      triage: { ...triage, class: 'long_term' },
    });
    await chair.do('petition.plan', {
      petitionId,
      version: 0,
      plan: '行政2勘查，代表0001陪同',
      department: '行政部',
      responsible: '行政2',
      dueOn: '2026-03-31',
      milestones: [{ title: '勘查', dueOn: '2025-11-30' }],
    });
    const reply = await (await host.reopen('2025-09-25T09:00:00+08:00')).send('board.wall', {});
    expect(reply).toMatchObject({
      ok: true,
      value: {
        late: [{ title: '＊＊＊和＊＊＊吵架，没找＊＊＊' }],
        longTerm: [{ what: '＊＊＊建议建食堂' }],
        promises: [{ what: '＊＊＊勘查，＊＊＊陪同' }],
      },
    });
    expect(JSON.stringify(reply)).not.toMatch(/代表000|行政\d/);
  });

  it('shows released notices in their period, no draft, none replaced or withdrawn, and none that is over', async () => {
    const host = await testHost('2025-10-13T09:00:00+08:00');
    const chair = await host.chair();
    await draft(chair, { title: '草稿' });
    const old = await released(chair, { title: '旧' });
    const withdrawn = await released(chair, { title: '撤' });
    await chair.do('publication.withdraw', { publicationId: withdrawn, version: 1, reason: '有误' });
    await released(chair, { title: '新', replacesId: old });
    const shown = async (on: TestHost) => {
      const reply = await on.send('board.wall', {});
      return reply.ok ? (reply.value as { notices: { title: string }[] }).notices.map(({ title }) => title) : reply;
    };
    expect(await shown(host)).toEqual(['新']);
    const lastDay = await host.reopen('2025-10-20T23:59:00+08:00');
    expect(await shown(lastDay)).toEqual(['新']);
    expect(await shown(await lastDay.reopen('2025-10-21T00:01:00+08:00'))).toEqual([]);
  });
});

describe('the wall besides', () => {
  it('says how many there are of what it shows twelve of', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const triage = { category: 'safety_health', class: 'long_term', urgent: false, major: false } as const;
    for (let at = 1; at <= 14; at += 1) {
      const { petitionId } = await chair.do('petition.register', { text: `事项${at}`, title: `事项${at}`, triage });
      await chair.do('petition.plan', {
        petitionId,
        version: 0,
        plan: `步骤${at}`,
        department: '行政部',
        responsible: '李敏',
        dueOn: '2026-03-31',
        milestones: [
          { title: '勘查', dueOn: '2025-11-30' },
          { title: '施工', dueOn: '2026-01-30' },
        ],
      });
    }
    const { rows } = await chair.do('action.list', { group: 'open' });
    for (const { id, version } of rows.slice(0, 1))
      await chair.do('action.reportDone', { actionItemId: id, version, evidence: '验收单 3 号' });
    const reply = await host.send('board.wall', {});
    const { value } = reply as { value: { promises: unknown[]; done: unknown[]; longTerm: unknown[] } };
    expect(value).toMatchObject({ promisesCount: 13, doneCount: 1, longTermCount: 13 });
    expect([value.promises.length, value.done.length, value.longTerm.length]).toEqual([12, 1, 12]);
  });

  it('shows the figures of this year, and what takes long by its petition with its milestones', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    const chair = await host.chair();
    const triage = { category: 'safety_health', class: 'long_term', urgent: false, major: false } as const;
    const { petitionId } = await chair.do('petition.register', { text: '建食堂', title: '建食堂', triage });
    await chair.do('petition.plan', {
      petitionId,
      version: 0,
      plan: '先勘查，再施工',
      department: '行政部',
      responsible: '李敏',
      dueOn: '2026-03-31',
      milestones: [{ title: '勘查', dueOn: '2025-11-30' }],
    });
    const reply = await host.send('board.wall', {});
    expect(reply).toMatchObject({
      ok: true,
      value: {
        figures: { year: '2025', received: 1, rates: { resolution: { part: 0, whole: 1, percent: 0 } } },
        longTerm: [{ what: '建食堂', department: '行政部', percent: 0, reached: 0, milestones: 1 }],
      },
    });
  });
});
