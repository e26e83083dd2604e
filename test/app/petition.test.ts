import { describe, expect, it } from 'vitest';
import { testHost } from '../support/backend.ts';

const tap = '三楼洗手台水龙头关不紧，日夜滴水';
const immediate = { category: 'living_conditions', class: 'immediate', urgent: false, major: false } as const;

describe('registering a petition', () => {
  it('gives it the next number of the year, the deadlines of its class and a receipt code that is nowhere on disk', async () => {
    const host = await testHost('2025-09-26T17:00:00+08:00');
    const chair = await host.chair();
    const first = await chair.do('petition.register', { text: tap, triage: immediate });
    const second = await chair.do('petition.register', { text: tap, triage: immediate });
    expect([first.petitionNo, second.petitionNo]).toEqual(['2025-0001', '2025-0002']);
    const petition = await chair.do('petition.get', { petitionId: first.petitionId });
    // Friday evening before National Day: Sunday 28th is a make-up workday. domain.md §4
    expect(petition).toMatchObject({
      state: 'assigned',
      answerBy: '2025-09-28',
      doneBy: '2025-09-30',
      nextDueOn: '2025-09-28',
    });
    const dump = JSON.stringify(host.rows('SELECT * FROM petition'));
    expect(dump).not.toContain(first.receiptCode);
    expect(host.rows('SELECT call, subjectId FROM audit_entry ORDER BY seq DESC LIMIT 1')).toEqual([
      { call: 'petition.register', subjectId: second.petitionId },
    ]);
  });

  it('waits for triage when nobody has decided, and keeps what was proposed', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text: tap });
    const petition = await chair.do('petition.get', { petitionId });
    expect(petition).toMatchObject({ state: 'received', class: null, nextDueOn: null });
    expect(petition.proposal?.modelVersion).toBeTruthy();
  });

  it('seals the identity: the name is in no file of the data folder', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const identity = { name: '欧阳绝密甲', phone: '19900001234', employeeNo: 'CT7777' };
    const { petitionId } = await chair.do('petition.register', { text: tap, identity });
    expect((await chair.do('petition.get', { petitionId })).hasIdentity).toBe(true);
    const { readFileSync, readdirSync } = await import('node:fs');
    for (const name of readdirSync(host.dataDir)) {
      const bytes = readFileSync(`${host.dataDir}/${name}`);
      for (const secret of Object.values(identity)) expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
    }
  });

  it('does a retried command once and answers with the first receipt', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const commandId = '5f0c2a43-5a0e-4e0b-9d6e-0d5d8f3b7a11';
    const once = await host.send('petition.register', { text: tap }, chair.token, commandId);
    const again = await host.send('petition.register', { text: tap }, chair.token, commandId);
    expect(again).toEqual(once);
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 1 }]);
  });

  it('refuses empty and overlong text, naming the field, and writes nothing', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const before = host.rows('SELECT count(*) AS n FROM audit_entry');
    for (const text of ['', '　 ', '字'.repeat(5001)]) {
      expect(await chair.refused('petition.register', { text })).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'text' },
      });
    }
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    expect(host.rows('SELECT count(*) AS n FROM audit_entry')).toEqual(before);
  });
});

describe('handling a petition', () => {
  it('goes from answer to done to closed; answered is not done', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text: tap, triage: immediate });
    expect((await chair.refused('petition.reportDone', { petitionId, version: 0, note: '修好了' })).code).toBe(
      'PETITION_TRANSITION',
    );
    const answered = await chair.do('petition.answer', { petitionId, version: 0, answer: '明天换阀芯' });
    expect(answered.state).toBe('answered');
    expect((await chair.do('petition.get', { petitionId })).nextDueOn).toBe('2025-09-30');
    const done = await chair.do('petition.reportDone', { petitionId, version: 1, note: '已换' });
    expect(done).toEqual({ state: 'done', version: 2 });
    const closed = await chair.do('petition.close', { petitionId, version: 2, closing: 'solved' });
    expect(closed.state).toBe('closed');
    const { events } = await chair.do('petition.get', { petitionId });
    expect(events.map((event) => event.kind)).toEqual(['register', 'triage', 'answer', 'reportDone', 'close']);
  });

  it('is not closed as solved when it was only answered', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await chair.do('petition.register', { text: tap, triage: immediate });
    await chair.do('petition.answer', { petitionId, version: 0, answer: '按规定每月检修一次' });
    expect(await chair.refused('petition.close', { petitionId, version: 1, closing: 'solved' })).toMatchObject({
      code: 'PETITION_TRANSITION',
      details: { act: 'close', closing: 'solved' },
    });
    expect((await chair.do('petition.close', { petitionId, version: 1, closing: 'explained' })).state).toBe('closed');
  });

  it('does not carry out a major matter on which no ballot was held', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const triage = { ...immediate, class: 'long_term', major: true } as const;
    const { petitionId } = await chair.do('petition.register', { text: '全公司改为三班倒', triage });
    const plan = { plan: '分三步', department: '生产部', responsible: '李敏', dueOn: '2026-03-31' };
    const { version } = await chair.do('petition.plan', { petitionId, version: 0, ...plan });
    for (const call of ['petition.reportProgress', 'petition.reportDone'] as const)
      expect((await chair.refused(call, { petitionId, version, note: '已开始' })).code).toBe('BALLOT_REQUIRED');
  });

  it('tells the second of two people who edit the same petition', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    const { petitionId } = await chair.do('petition.register', { text: tap, triage: immediate });
    await officer.do('petition.answer', { petitionId, version: 0, answer: '甲' });
    expect((await chair.refused('petition.answer', { petitionId, version: 0, answer: '乙' })).code).toBe('CONFLICT');
    const { events } = await chair.do('petition.get', { petitionId });
    expect(events.filter((event) => event.kind === 'answer').map((event) => event.note)).toEqual(['甲']);
  });

  it('reclassifies with a reason, runs the clock from that day and keeps the first deadlines', async () => {
    const host = await testHost('2025-09-22T09:00:00+08:00');
    await host.chair();
    const later = await host.reopen('2025-09-24T09:00:00+08:00');
    const chair = await later.signIn('chair');
    const { petitionId } = await chair.do('petition.register', {
      text: tap,
      triage: immediate,
      receivedAt: '2025-09-22T02:00:00.000Z',
    });
    const decision = { ...immediate, class: 'long_term' } as const;
    expect((await chair.refused('petition.triage', { petitionId, version: 0, decision })).code).toBe(
      'PETITION_REASON_MISSING',
    );
    await chair.do('petition.triage', { petitionId, version: 0, decision, reason: '要换整层管道' });
    const petition = await chair.do('petition.get', { petitionId });
    expect(petition).toMatchObject({
      state: 'planning',
      startOn: '2025-09-24',
      firstAnswerBy: '2025-09-23',
      answerBy: null,
    });
    expect(petition.planBy).toBe('2025-10-14');
  });

  it('merges with its co-signs and never into itself', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const a = await chair.do('petition.register', { text: tap, cosigners: 4 });
    const b = await chair.do('petition.register', { text: tap, triage: immediate, cosigners: 2 });
    expect(
      (await chair.refused('petition.merge', { petitionId: a.petitionId, version: 0, intoId: a.petitionId })).code,
    ).toBe('PETITION_MERGE_INTO_SELF');
    const version = (await chair.do('petition.get', { petitionId: a.petitionId })).version;
    await chair.do('petition.merge', { petitionId: a.petitionId, version, intoId: b.petitionId });
    expect((await chair.do('petition.get', { petitionId: b.petitionId })).cosignCount).toBe(2 + 1 + 4);
    expect((await chair.do('petition.get', { petitionId: a.petitionId })).mergedInto?.petitionNo).toBe(b.petitionNo);
  });

  it('lets a representative co-sign once', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const representative = await host.person(chair, 'representative');
    const { petitionId } = await chair.do('petition.register', { text: tap });
    expect(await representative.do('petition.cosign', { petitionId })).toEqual({ cosignCount: 1 });
    expect((await representative.refused('petition.cosign', { petitionId })).code).toBe('PETITION_ALREADY_COSIGNED');
  });
});

describe('the register', () => {
  it('finds Chinese from one character up, pages by key without losing or repeating a row, and counts', async () => {
    const host = await testHost();
    const chair = await host.chair();
    for (let i = 0; i < 25; i += 1) {
      await chair.do('petition.register', {
        text: i % 5 === 0 ? `饭堂第${i}次没热菜` : `${tap}${i}`,
        triage: immediate,
      });
    }
    const found = await chair.do('petition.list', { words: '饭' });
    expect(found.rows).toHaveLength(5);
    expect((await chair.do('petition.list', { words: '热菜 第10次' })).rows).toHaveLength(1);
    expect((await chair.do('petition.list', { words: '菜热' })).rows).toHaveLength(0);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof chair.do<'petition.list'>>> = await chair.do('petition.list', {
        limit: 7,
        after,
      });
      seen.push(...page.rows.map((row) => row.petitionNo));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect((await chair.do('petition.counts', {})).byState).toEqual({ assigned: 25 });
  });

  it('keeps its counters equal to a full count whatever happens', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const ids = [];
    for (let i = 0; i < 6; i += 1) ids.push((await chair.do('petition.register', { text: `${tap}${i}` })).petitionId);
    await chair.do('petition.triage', { petitionId: ids[0] as never, version: 0, decision: immediate });
    await chair.do('petition.setOutOfScope', {
      petitionId: ids[1] as never,
      version: 0,
      reason: '私人事务',
      answer: '请走调解',
    });
    const kept = host.rows('SELECT state, sum(n) AS n FROM petition_counter WHERE n > 0 GROUP BY state ORDER BY state');
    const counted = host.rows('SELECT state, count(*) AS n FROM petition GROUP BY state ORDER BY state');
    expect(kept).toEqual(counted);
  });
});

describe('the database itself', () => {
  it('refuses to delete a petition or to change its history', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await chair.do('petition.register', { text: tap });
    await host.close();
    const { default: Database } = await import('better-sqlite3');
    const file = new Database(`${host.dataDir}/gongshi.db`);
    expect(() => file.exec('DELETE FROM petition')).toThrow(/never disappears|FOREIGN KEY/);
    expect(() => file.exec("UPDATE petition_event SET note = 'x'")).toThrow(/never changed/);
    expect(() => file.exec('DELETE FROM audit_entry')).toThrow(/never deleted/);
    file.close();
  });
});
