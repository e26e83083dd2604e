import { describe, expect, it } from 'vitest';
import type { ActionItemId } from '../../shared/ids.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';

const longTerm = { category: 'safety_health', class: 'long_term', urgent: false, major: false } as const;
const note = '风机已到货';

/** A long-term petition with its plan, which is an action item with two milestones due on Friday 2025-11-14. */
async function aPlan(by: Person, { dueOn = '2025-11-14', department = '设备部' } = {}) {
  const { petitionId } = await by.do('petition.register', { text: '喷釉车间粉尘大，要装排风', triage: longTerm });
  await by.do('petition.plan', {
    petitionId,
    version: 0,
    plan: '分两步安装排风',
    department,
    responsible: '梁工',
    dueOn,
    milestones: [
      { title: '订货', dueOn: '2025-10-15' },
      { title: '安装', dueOn },
    ],
  });
  const { rows } = await by.do('action.list', {});
  const row = rows.find((candidate) => candidate.petitionId === petitionId);
  if (row === undefined) throw new Error('the plan made no action item');
  return { petitionId, actionItemId: row.id };
}

const progressOf = (host: TestHost, id: ActionItemId) =>
  host.rows<{ kind: string; note: string }>(
    'SELECT kind, note FROM action_progress WHERE actionItemId = ? ORDER BY seq',
    id,
  );
const lastAudit = (host: TestHost) => host.rows('SELECT call, subjectId FROM audit_entry ORDER BY seq DESC LIMIT 1')[0];

describe('reporting on an action item', () => {
  it('keeps every report, sets the percentage and leaves an audit entry', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { actionItemId } = await aPlan(chair);
    const first = await chair.do('action.reportProgress', { actionItemId, version: 0, note, percent: 40 });
    expect(first).toEqual({ state: 'in_progress', version: 1 });
    const report = { actionItemId, version: 1, note: '缺电缆', percent: 30, blocked: true };
    expect((await chair.do('action.reportProgress', report)).state).toBe('blocked');
    const { progress, percent } = await chair.do('action.get', { actionItemId });
    expect(progress.map((entry) => [entry.note, entry.percent, entry.by])).toEqual([
      [note, 40, '霍明辉'],
      ['缺电缆', 30, '霍明辉'],
    ]);
    expect(percent).toBe(30);
    expect(lastAudit(host)).toEqual({ call: 'action.reportProgress', subjectId: actionItemId });
  });

  it('tells the second of two people who report at once, and writes nothing for them', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    const { actionItemId } = await aPlan(chair);
    await officer.do('action.reportProgress', { actionItemId, version: 0, note, percent: 40 });
    const stale = { actionItemId, version: 0, note: '乙', percent: 50 };
    expect((await chair.refused('action.reportProgress', stale)).code).toBe('CONFLICT');
    expect(progressOf(host, actionItemId)).toEqual([{ kind: 'reportProgress', note }]);
  });

  it('takes completion only with evidence', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { actionItemId } = await aPlan(chair);
    for (const evidence of ['', '　 '])
      expect((await chair.refused('action.reportDone', { actionItemId, version: 0, evidence })).code).toBe(
        'ACTION_EVIDENCE_MISSING',
      );
    expect(progressOf(host, actionItemId)).toEqual([]);
    await chair.do('action.reportDone', { actionItemId, version: 0, evidence: '验收单 3 号' });
    expect(await chair.do('action.get', { actionItemId })).toMatchObject({
      state: 'done',
      dueState: 'done_on_time',
      doneOn: '2025-09-26',
      evidence: '验收单 3 号',
      percent: 100,
      workingDaysLeft: null,
    });
    expect((await chair.refused('action.reportDone', { actionItemId, version: 1, evidence: '又' })).code).toBe(
      'ACTION_NOT_OPEN',
    );
  });

  it('records what was done after the due date as late, for good', async () => {
    const host = await testHost();
    const { actionItemId } = await aPlan(await host.chair());
    const later = await host.reopen('2025-11-17T09:00:00+08:00');
    const chair = await later.signIn('chair');
    expect(await chair.do('action.get', { actionItemId })).toMatchObject({ dueState: 'overdue', workingDaysLeft: -1 });
    await chair.do('action.reportDone', { actionItemId, version: 0, evidence: '照片' });
    await chair.do('action.verify', { actionItemId, version: 1 });
    expect(await chair.do('action.get', { actionItemId })).toMatchObject({
      state: 'verified',
      dueState: 'done_late',
      doneOn: '2025-11-17',
    });
  });

  it('marks a milestone on the day it was reached, once', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { actionItemId } = await aPlan(chair);
    const other = await aPlan(chair);
    const milestoneId = (await chair.do('action.get', { actionItemId })).milestones[0]?.id;
    if (milestoneId === undefined) throw new Error('no milestone');
    const foreign = { actionItemId: other.actionItemId, version: 0, milestoneId };
    expect((await chair.refused('action.completeMilestone', foreign)).code).toBe('NOT_FOUND');
    await chair.do('action.completeMilestone', { actionItemId, version: 0, milestoneId });
    expect((await chair.refused('action.completeMilestone', { actionItemId, version: 1, milestoneId })).code).toBe(
      'CONFLICT',
    );
    const { milestones, progress, state } = await chair.do('action.get', { actionItemId });
    expect(milestones.map(({ title, doneOn, isLate }) => [title, doneOn, isLate])).toEqual([
      ['订货', '2025-09-26', false],
      ['安装', null, false],
    ]);
    expect(progress).toMatchObject([{ kind: 'completeMilestone', detail: { title: '订货' } }]);
    expect(state).toBe('in_progress');
  });
});

describe('what the union does about it', () => {
  it('lets management report but not verify, send back or extend, and only the chair drop', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const officer = await host.person(chair, 'officer');
    const management = await host.person(chair, 'management', { department: '设备部' });
    const { actionItemId } = await aPlan(chair);
    await management.do('action.reportProgress', { actionItemId, version: 0, note, percent: 90 });
    await management.do('action.reportDone', { actionItemId, version: 1, evidence: '验收单' });
    for (const [call, input] of [
      ['action.verify', {}],
      ['action.sendBack', { reason: '未见' }],
      ['action.extend', { dueOn: '2025-12-31', reason: '缺货' }],
    ] as const)
      expect((await management.refused(call, { actionItemId, version: 2, ...input })).code).toBe('FORBIDDEN');
    expect((await officer.refused('action.drop', { actionItemId, version: 2, reason: '不做' })).code).toBe('FORBIDDEN');
    expect((await officer.do('action.verify', { actionItemId, version: 2 })).state).toBe('verified');
  });

  it('reports the petition done with the last item promised for it, where its life cycle allows', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId, actionItemId } = await aPlan(chair);
    const plan = { petitionId, version: 1, plan: '再清理风管', department: '设备部', responsible: '梁工' };
    await chair.do('petition.plan', { ...plan, dueOn: '2025-12-12' });
    const second = (await chair.do('action.list', {})).rows.find((row) => row.id !== actionItemId)?.id;
    if (second === undefined) throw new Error('no second item');
    await chair.do('action.reportDone', { actionItemId, version: 0, evidence: '验收单' });
    await chair.do('action.reportDone', { actionItemId: second, version: 0, evidence: '照片' });
    // What waits to be verified may still be sent back: the petition waits with it.
    expect((await chair.do('action.verify', { actionItemId, version: 1 })).petitionState).toBeNull();
    expect((await chair.do('petition.get', { petitionId })).state).toBe('planned');
    expect(await chair.do('action.verify', { actionItemId: second, version: 1 })).toEqual({
      state: 'verified',
      version: 2,
      petitionState: 'done',
    });
    const { state, doneAt, events } = await chair.do('petition.get', { petitionId });
    expect(state).toBe('done');
    expect(doneAt).not.toBeNull();
    expect(events.at(-1)).toMatchObject({ kind: 'reportDone', note: '照片' });
  });

  it('leaves an escalated petition where it is', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { petitionId, actionItemId } = await aPlan(chair);
    await chair.do('petition.escalate', { petitionId, version: 1, to: 'workers_congress', reason: '涉及全厂' });
    await chair.do('action.reportDone', { actionItemId, version: 0, evidence: '验收单' });
    expect(await chair.do('action.verify', { actionItemId, version: 1 })).toMatchObject({ petitionState: null });
    expect((await chair.do('petition.get', { petitionId })).state).toBe('escalated');
  });

  it('sends back to the percentage reported before, and keeps the evidence in the history', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { actionItemId } = await aPlan(chair);
    await chair.do('action.reportProgress', { actionItemId, version: 0, note, percent: 70 });
    await chair.do('action.reportDone', { actionItemId, version: 1, evidence: '口头说好了' });
    await chair.do('action.sendBack', { actionItemId, version: 2, reason: '现场未见风机' });
    const item = await chair.do('action.get', { actionItemId });
    expect(item).toMatchObject({ state: 'in_progress', percent: 70, doneOn: null, evidence: '' });
    expect(item.progress.map((entry) => entry.note)).toEqual([note, '口头说好了', '现场未见风机']);
  });

  it('extends for a reason, keeps the first date and counts', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { actionItemId } = await aPlan(chair);
    const extend = { actionItemId, version: 0, reason: '风机缺货' };
    expect(await chair.refused('action.extend', { ...extend, dueOn: '2025-11-14' })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'dueOn' },
    });
    await chair.do('action.extend', { ...extend, dueOn: '2025-11-28' });
    expect(await chair.do('action.get', { actionItemId })).toMatchObject({
      state: 'open',
      dueOn: '2025-11-28',
      firstDueOn: '2025-11-14',
      extensions: 1,
      progress: [{ kind: 'extend', note: '风机缺货', detail: { from: '2025-11-14', to: '2025-11-28' } }],
    });
    expect(lastAudit(host)).toEqual({ call: 'action.extend', subjectId: actionItemId });
  });

  it('drops for a reason; what is dropped is owed no more but stays visible', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { actionItemId, petitionId } = await aPlan(chair);
    expect(await chair.do('action.drop', { actionItemId, version: 0, reason: '车间将搬迁' })).toEqual({
      state: 'dropped',
      version: 1,
      petitionState: null,
    });
    expect((await chair.do('petition.get', { petitionId })).state).toBe('planned');
    const { counts, rows } = await chair.do('action.list', { group: 'dropped' });
    expect(counts).toEqual({ overdue: 0, week: 0, open: 0, done: 0, dropped: 1 });
    expect(rows).toMatchObject([{ id: actionItemId, dueState: 'dropped' }]);
  });
});

describe('the lists', () => {
  it('part what is owed by its due date, filter by department and days, and count beyond the limit', async () => {
    const host = await testHost();
    const by = await host.chair();
    await aPlan(by, { dueOn: '2025-11-11' });
    await aPlan(by, { dueOn: '2025-11-12' });
    await aPlan(by, { dueOn: '2025-11-16', department: '后勤部' });
    await aPlan(by, { dueOn: '2025-11-17' });
    const later = await host.reopen('2025-11-12T09:00:00+08:00');
    const chair = await later.signIn('chair');
    const list = async (input: object) => (await chair.do('action.list', input)).rows.map((row) => row.dueOn);
    expect(await list({})).toEqual(['2025-11-11', '2025-11-12', '2025-11-16', '2025-11-17']);
    expect(await list({ group: 'overdue' })).toEqual(['2025-11-11']);
    expect(await list({ group: 'week' })).toEqual(['2025-11-12', '2025-11-16']);
    expect(await list({ department: '后勤部' })).toEqual(['2025-11-16']);
    expect(await list({ from: '2025-11-12', to: '2025-11-16' })).toEqual(['2025-11-12', '2025-11-16']);
    const { rows, counts, departments } = await chair.do('action.list', { limit: 1 });
    expect(rows).toMatchObject([{ petitionNo: '2025-0001', sessionNo: null, dueState: 'overdue' }]);
    expect(counts).toEqual({ overdue: 1, week: 2, open: 4, done: 0, dropped: 0 });
    expect(departments.toSorted()).toEqual(['后勤部', '设备部'].toSorted());
  });

  it('counts nothing in an empty book', async () => {
    const host = await testHost();
    const chair = await host.chair();
    expect((await chair.do('action.list', {})).counts).toEqual({ overdue: 0, week: 0, open: 0, done: 0, dropped: 0 });
  });
});
