import { describe, expect, it } from 'vitest';
import { testHost } from '../support/backend.ts';
import { answer, arrive, convene, detail, item, measure, open, queue, seat } from '../support/session.ts';

const pay = '高温津贴连续两个月没有按标准发放，大家都有意见';
const quota = '包装线定额提高了百分之十五，八小时完不成';

describe('convening a session', () => {
  it('proposes the first working day that leaves the notice its three working days', async () => {
    // Friday before National Day: Sunday 28th is a make-up workday, 1–8 October are off.
    const host = await testHost('2025-09-26T09:00:00+08:00');
    const chair = await host.chair();
    const proposal = await chair.do('session.propose', {});
    expect(proposal).toMatchObject({
      kind: 'monthly',
      scheduledOn: '2025-09-30',
      noticeBy: '2025-09-27',
      missed: false,
      verdict: { ok: true },
    });
    const later = await (await host.reopen('2025-09-28T09:00:00+08:00')).signIn('chair');
    expect(await later.do('session.propose', {})).toMatchObject({
      scheduledOn: '2025-10-09',
      missed: true,
      periodFrom: '2025-10-01',
    });
  });

  it('refuses a rest day, a day past and a day that the notice cannot reach, and writes nothing', async () => {
    const host = await testHost('2025-09-26T09:00:00+08:00');
    const chair = await host.chair();
    const on = (day: string) => ({ kind: 'monthly', scheduledAt: `${day}T06:00:00.000Z`, place: '职工之家' });
    expect((await chair.refused('session.schedule', on('2025-10-03'))).code).toBe('SESSION_REST_DAY');
    expect((await chair.refused('session.schedule', on('2025-09-25'))).code).toBe('SESSION_DAY_PAST');
    expect(await chair.refused('session.schedule', on('2025-09-29'))).toEqual({
      code: 'SESSION_NOTICE_TOO_LATE',
      details: { noticeDays: 3, noticeBy: '2025-09-25', scheduledOn: '2025-09-29' },
    });
    expect(host.rows('SELECT * FROM session')).toEqual([]);
    expect(host.rows("SELECT * FROM series_number WHERE series = 'session'")).toEqual([]);
  });

  it('fills the agenda by urgency, weight, co-signs and waiting time, and says why the rest is left out', async () => {
    const host = await testHost('2025-09-26T09:00:00+08:00');
    const chair = await host.chair();
    await seat(host, 5);
    for (let i = 0; i < 11; i += 1) await queue(chair, `${quota}（${i}）`, { cosigners: i });
    await queue(chair, pay, { major: true });
    await queue(chair, '宿舍电线裸露，随时会触电', { urgent: true });
    const { sessionId } = await chair.do('session.schedule', {
      kind: 'monthly',
      scheduledAt: '2025-09-30T06:00:00.000Z',
      place: '职工之家',
    });
    const session = await detail(chair, sessionId);
    expect(session).toMatchObject({ sessionNo: '2025-01', title: '2025年9月协商会议', noticeBy: '2025-09-27' });
    expect(session.agenda).toHaveLength(12);
    expect(session.agenda.map((one) => one.reasons[0]).slice(0, 4)).toEqual([
      { code: 'urgent' },
      { code: 'major' },
      { code: 'cosigns', n: 10 },
      { code: 'cosigns', n: 9 },
    ]);
    expect(session.leftOut).toMatchObject([{ reason: { code: 'capacity', n: 12 } }]);
    expect(session.agenda[0]?.petition?.state).toBe('on_agenda');
    expect(session.participants.filter((person) => person.side === 'worker')).toHaveLength(5);
    expect(session.participants.filter((person) => person.isHeadOfManagement)).toHaveLength(1);
  });

  it('lets the chair reorder, add and take off with a reason, and sends what was taken off back to the queue', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const a = await queue(chair, pay, { urgent: true, cosigners: 3 });
    const b = await queue(chair, quota, { urgent: true });
    const sessionId = await convene(chair);
    const { agenda, version } = await detail(chair, sessionId);
    expect(agenda.map((one) => one.petition?.id)).toEqual([a.petitionId, b.petitionId]);
    const items = [{ title: '食堂承包期满后的安排' }, { itemId: agenda[1]?.id as never }];
    expect((await chair.refused('session.setAgenda', { sessionId, version, items })).code).toBe(
      'PETITION_REASON_MISSING',
    );
    expect((await detail(chair, sessionId)).agenda).toHaveLength(2);
    const leftOut = [{ petitionId: a.petitionId, reason: '财务数据尚未提供' }];
    await chair.do('session.setAgenda', { sessionId, version, items, leftOut });
    const after = await detail(chair, sessionId);
    expect(after.agenda.map((one) => one.title)).toEqual(['食堂承包期满后的安排', agenda[1]?.title]);
    expect(after.leftOut).toMatchObject([
      { petitionId: a.petitionId, reason: { code: 'byHand', note: '财务数据尚未提供' } },
    ]);
    expect((await chair.do('petition.get', { petitionId: a.petitionId })).state).toBe('queued');
    expect((await chair.refused('session.setAgenda', { sessionId, version, items })).code).toBe('CONFLICT');
  });

  it('sends the notice in time and not a day later', async () => {
    const host = await testHost('2025-09-26T09:00:00+08:00');
    const chair = await host.chair();
    const { sessionId } = await chair.do('session.schedule', {
      kind: 'monthly',
      scheduledAt: '2025-10-14T06:00:00.000Z',
      place: '职工之家',
    });
    const late = await host.reopen('2025-10-11T09:00:00+08:00');
    const again = await late.signIn('chair');
    expect((await again.refused('session.sendNotice', { sessionId, version: 0 })).code).toBe('SESSION_NOTICE_TOO_LATE');
    const inTime = await late.reopen('2025-10-10T23:00:00+08:00');
    const third = await inTime.signIn('chair');
    await third.do('session.sendNotice', { sessionId, version: 0 });
    expect((await detail(third, sessionId)).state).toBe('notified');
    expect((await third.refused('session.open', { sessionId, version: 1 })).code).toBe('SESSION_TOO_EARLY');
  });

  it('gives the petitions back when it is cancelled', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId } = await queue(chair, pay, { urgent: true });
    const sessionId = await convene(chair);
    await chair.do('session.cancel', { sessionId, version: 0, reason: '停电' });
    expect((await chair.do('petition.get', { petitionId })).state).toBe('queued');
    expect((await chair.refused('session.open', { sessionId, version: 1 })).code).toBe('SESSION_STATE');
  });
});

describe('two sessions', () => {
  it('are not open at once: the second is refused with the name of the first, and opens after it', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    await queue(chair, pay, { urgent: true });
    const [first, second] = [await convene(chair), await convene(chair)];
    for (const sessionId of [first, second]) await arrive(chair, sessionId, { representatives: 3, head: true });
    await open(chair, first);
    const { title } = await detail(chair, first);
    const refusal = { code: 'SESSION_OTHER_OPEN', details: { title } };
    expect(await chair.refused('session.open', { sessionId: second, version: 0 })).toEqual(refusal);
    expect((await detail(chair, second)).gates.opening).toEqual({ ok: false, ...refusal });
    expect(host.rows("SELECT count(*) AS n FROM session WHERE state = 'open'")).toEqual([{ n: 1 }]);
    const { id: itemId, version } = await item(chair, first);
    await chair.do('session.decide', { itemId, version, outcome: 'postponed', note: '下次再议' });
    await chair.do('session.close', { sessionId: first, version: (await detail(chair, first)).version });
    await open(chair, second);
  });
});

describe('the gates', () => {
  it('refuses to open at 5 of 11 with the numbers, and opens at 5 of 10', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 5);
    const sessionId = await convene(chair);
    expect((await chair.refused('session.open', { sessionId, version: 0 })).code).toBe('SESSION_NOBODY_PRESENT');
    const ids = await arrive(chair, sessionId, { representatives: 5, head: true, others: 5 });
    const before = host.rows('SELECT count(*) AS n FROM audit_entry');
    expect(await chair.refused('session.open', { sessionId, version: 0 })).toEqual({
      code: 'SESSION_REPRESENTATIVE_SHARE',
      details: { representatives: 5, deliberating: 11, percent: 45.5, needPercent: 50, missing: 1 },
    });
    expect(host.rows('SELECT state, openedAt, version FROM session')).toEqual([
      { state: 'planned', openedAt: null, version: 0 },
    ]);
    expect(host.rows('SELECT count(*) AS n FROM audit_entry')).toEqual(before);
    await chair.do('session.checkOut', { participantIds: [ids.at(-1) as never] });
    expect((await detail(chair, sessionId)).composition).toMatchObject({ representatives: 5, deliberating: 10 });
    await open(chair, sessionId);
    expect(host.rows('SELECT state, openedRepresentatives, openedDeliberating, gatesHeld FROM session')).toEqual([
      { state: 'open', openedRepresentatives: 5, openedDeliberating: 10, gatesHeld: 1 },
    ]);
    expect(host.rows('SELECT call, subjectId FROM audit_entry ORDER BY seq DESC LIMIT 1')).toEqual([
      { call: 'session.open', subjectId: sessionId },
    ]);
  });

  it('does not count observers and experts', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3, head: true });
    for (const capacity of ['observer', 'expert', 'recorder', 'attendee'] as const) {
      const who = { name: capacity, side: 'union', capacity } as const;
      const { participantId } = await chair.do('session.addParticipant', { sessionId, who });
      await chair.do('session.checkIn', { participantIds: [participantId] });
    }
    expect((await detail(chair, sessionId)).composition).toMatchObject({ representatives: 3, deliberating: 4 });
  });

  it('hold through the session: when people leave, deciding is refused until they hold again', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 4);
    await queue(chair, pay, { urgent: true });
    const sessionId = await convene(chair);
    const ids = await arrive(chair, sessionId, { representatives: 3, head: true, others: 2 });
    await open(chair, sessionId);
    const { id } = await item(chair, sessionId);
    await answer(chair, sessionId, id);
    await chair.do('session.checkOut', { participantIds: [ids[0] as never] });
    const decision = { itemId: id, version: 1, outcome: 'agreed' as const, measures: [measure] };
    expect(await chair.refused('session.decide', decision)).toEqual({
      code: 'SESSION_REPRESENTATIVE_SHARE',
      details: { representatives: 2, deliberating: 5, percent: 40, needPercent: 50, missing: 1 },
    });
    expect(host.rows('SELECT outcome FROM agenda_item')).toEqual([{ outcome: null }]);
    expect(host.rows('SELECT * FROM action_item')).toEqual([]);
    await chair.do('session.checkIn', { participantIds: [ids[0] as never] });
    await chair.do('session.decide', decision);
    const minutes = await chair.do('session.minutes', { sessionId });
    expect(minutes.gates.map((moment) => moment.shareHeld)).toEqual([true, false, true]);
  });

  it('without the head of management items are discussed and put off, not decided', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    await queue(chair, pay, { urgent: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3 });
    await open(chair, sessionId);
    const { id } = await item(chair, sessionId);
    await chair.do('session.recordDiscussion', { itemId: id, version: 0, discussion: '代表说明了情况' });
    const target = { itemId: id, version: 1 };
    expect((await chair.refused('session.decide', { ...target, outcome: 'agreed', measures: [measure] })).code).toBe(
      'SESSION_MANAGEMENT_ABSENT',
    );
    expect((await chair.refused('session.decide', { ...target, outcome: 'postponed' })).code).toBe(
      'PETITION_REASON_MISSING',
    );
    await chair.do('session.decide', { ...target, outcome: 'postponed', note: '行政方负责人未到会' });
    expect(host.rows('SELECT gatesHeld FROM session')).toEqual([{ gatesHeld: 0 }]);
  });
});

describe('working through the agenda', () => {
  it('turns measures into action items and moves the petition on', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    const { petitionId } = await queue(chair, pay, { urgent: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3, head: true });
    await open(chair, sessionId);
    const { id } = await item(chair, sessionId);
    const agreed = { itemId: id, outcome: 'agreed' as const };
    expect((await chair.refused('session.decide', { ...agreed, version: 0, measures: [measure] })).code).toBe(
      'AGENDA_ITEM_ANSWER_MISSING',
    );
    await answer(chair, sessionId, id);
    expect((await chair.refused('session.decide', { ...agreed, version: 1 })).code).toBe('AGENDA_MEASURES_MISSING');
    expect((await chair.refused('session.decide', { itemId: id, version: 1, outcome: 'passed' })).code).toBe(
      'BALLOT_REQUIRED',
    );
    const { actionNos } = await chair.do('session.decide', { ...agreed, version: 1, measures: [measure] });
    expect(actionNos).toEqual(['L2025-0001']);
    expect(host.rows('SELECT actionNo, what, responsible, dueOn, state, petitionId FROM action_item')).toEqual([
      {
        actionNo: 'L2025-0001',
        what: measure.what,
        responsible: '李敏',
        dueOn: '2025-10-31',
        state: 'open',
        petitionId,
      },
    ]);
    const petition = await chair.do('petition.get', { petitionId });
    expect(petition.state).toBe('decided');
    expect(petition.answeredAt).not.toBeNull();
    expect((await chair.refused('session.decide', { ...agreed, version: 2, measures: [measure] })).code).toBe(
      'AGENDA_ITEM_CLOSED',
    );
    expect(host.rows('SELECT call, subjectId FROM audit_entry ORDER BY seq DESC LIMIT 1')).toEqual([
      { call: 'session.decide', subjectId: sessionId },
    ]);
  });

  it('lets a wrong answer be taken back until the item ends: it goes into no record and to no petitioner', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    const { petitionId } = await queue(chair, pay, { urgent: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3, head: true });
    await open(chair, sessionId);
    const { id: itemId } = await item(chair, sessionId);
    await answer(chair, sessionId, itemId);
    await chair.do('session.recordAnswer', { itemId, version: 1, answer: ' ', answeredBy: '行政1' });
    expect(await item(chair, sessionId)).toMatchObject({ answer: '', answeredBy: '', answeredAt: null });
    const agreed = { itemId, version: 2, outcome: 'agreed', measures: [measure] };
    expect((await chair.refused('session.decide', agreed)).code).toBe('AGENDA_ITEM_ANSWER_MISSING');
    await chair.do('session.decide', { itemId, version: 2, outcome: 'postponed', note: '等行政方重新答复' });
    const petition = await chair.do('petition.get', { petitionId });
    expect(petition.answeredAt).toBeNull();
    expect(JSON.stringify(petition)).not.toContain('同意研究');
    expect(await chair.refused('session.recordAnswer', { itemId, version: 3, answer: '' })).toMatchObject({
      code: 'AGENDA_ITEM_CLOSED',
    });
  });

  it('refuses to agree on a major item without a ballot', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    await queue(chair, pay, { urgent: true, major: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3, head: true });
    await open(chair, sessionId);
    const { id } = await item(chair, sessionId);
    await answer(chair, sessionId, id);
    const agreed = { itemId: id, version: 1, outcome: 'agreed', measures: [measure] };
    expect((await chair.refused('session.decide', agreed)).code).toBe('BALLOT_REQUIRED');
  });

  it('carries no agreement to collective bargaining and a postponement to the next session', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    const a = await queue(chair, pay, { urgent: true, cosigners: 2 });
    const b = await queue(chair, quota, { urgent: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3, head: true });
    await open(chair, sessionId);
    for (const at of [0, 1]) await answer(chair, sessionId, (await item(chair, sessionId, at)).id);
    const [first, second] = [await item(chair, sessionId, 0), await item(chair, sessionId, 1)];
    await chair.do('session.decide', {
      itemId: first.id,
      version: 1,
      outcome: 'no_agreement',
      note: '差距较大',
      to: 'collective_bargaining',
    });
    expect((await chair.refused('session.close', { sessionId, version: 1 })).details).toEqual({ open: 1 });
    await chair.do('session.decide', { itemId: second.id, version: 1, outcome: 'postponed', note: '等待核算' });
    expect(await chair.do('petition.get', { petitionId: a.petitionId })).toMatchObject({
      state: 'escalated',
      escalatedTo: 'collective_bargaining',
    });
    expect(await chair.do('petition.get', { petitionId: b.petitionId })).toMatchObject({
      state: 'queued',
      postponements: 1,
      sessionBy: '2025-10-31',
    });
    await chair.do('session.close', { sessionId, version: 1 });
    await chair.do('session.minute', { sessionId, version: 2, note: '无其他事项' });
    const minutes = await chair.do('session.minutes', { sessionId });
    expect(minutes).toMatchObject({ state: 'minuted', note: '无其他事项', openedWith: { percent: 75 } });
    expect(minutes.items.map((one) => one.outcome)).toEqual(['no_agreement', 'postponed']);
    expect(minutes.absent.map((person) => person.name)).toContain('行政2');
    expect((await chair.refused('session.minute', { sessionId, version: 3 })).code).toBe('SESSION_STATE');
  });

  it('keeps who was here on the list, and takes off who never came', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    const sessionId = await convene(chair);
    const [came] = await arrive(chair, sessionId, { representatives: 1 });
    expect((await chair.refused('session.removeParticipant', { participantId: came })).code).toBe(
      'PARTICIPANT_ATTENDED',
    );
    const missing = (await detail(chair, sessionId)).participants.find(
      (person) => person.side === 'worker' && !person.present,
    );
    await chair.do('session.excuse', { participantId: missing?.id as never, reason: '上夜班' });
    await chair.do('session.removeParticipant', { participantId: missing?.id as never });
    expect((await detail(chair, sessionId)).participants.filter((person) => person.side === 'worker')).toHaveLength(2);
  });
});
