import Database from 'better-sqlite3';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, trackingCode, voteSecretly, tellers } from '../support/ballot.ts';
import { failingDispatch } from '../support/failing-dispatch.ts';
import { answer, arrive, convene, detail, measure, open, queue, seat } from '../support/session.ts';

describe('the quorum', () => {
  it('refuses 23 of 36 with the numbers and writes nothing; allows 24', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 36, 23);
    expect(await held.chair.refused('ballot.open', ballotOn(held))).toEqual({
      code: 'BALLOT_QUORUM',
      details: { present: 23, roster: 36, need: 24 },
    });
    for (const table of ['ballot', 'ballot_roll', 'secret_box'])
      expect(host.rows(`SELECT * FROM ${table}`)).toEqual([]);
    const next = (await detail(held.chair, held.sessionId)).participants.find(
      (person) => person.side === 'worker' && !person.present,
    );
    await held.chair.do('session.checkIn', { participantIds: [next?.id as never] });
    const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
    expect(await held.chair.do('ballot.get', { ballotId })).toMatchObject({ present: 24, roster: 36, state: 'open' });
    expect(host.rows('SELECT call, subjectId FROM audit_entry ORDER BY seq DESC LIMIT 1')).toEqual([
      { call: 'ballot.open', subjectId: ballotId },
    ]);
  });
});

describe('the keys of a secret ballot', () => {
  it('are made before anything is written: others are not kept waiting by it', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    const opening = held.chair.do('ballot.open', ballotOn(held));
    await held.chair.do('petition.saveView', { name: '等候', filter: {} });
    await opening;
    const calls = host.rows<{ call: string }>('SELECT call FROM audit_entry ORDER BY seq DESC LIMIT 2');
    expect(calls.map(({ call }) => call)).toEqual(['ballot.open', 'petition.saveView']);
  });
});

describe('the majority', () => {
  it.each([
    [18, false],
    [19, true],
  ])('of all in office: %i for of 36 passes: %s', async (votesFor, passed) => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 36, 24);
    const { chair, itemId } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held));
    await voteSecretly(chair, ballotId, (index) => (index < votesFor ? 'for' : 'against'));
    expect(await close(chair, ballotId)).toEqual({ passed });
    const ballot = await chair.do('ballot.get', { ballotId });
    expect(ballot).toMatchObject({
      state: 'closed',
      issued: 24,
      returned: 24,
      tally: { votesFor, votesAgainst: 24 - votesFor, votesAbstain: 0 },
      result: { passed, percent: votesFor === 19 ? 52.8 : 50, needed: 19 },
    });
    const outcome = { itemId, version: 1, measures: passed ? [measure] : [] };
    const wrong = await chair.refused('session.decide', { ...outcome, outcome: passed ? 'rejected' : 'passed' });
    expect(wrong.code).toBe('BALLOT_DECIDES');
    await chair.do('session.decide', { ...outcome, outcome: passed ? 'passed' : 'rejected' });
    expect((await chair.do('petition.get', { petitionId: held.petitionId })).state).toBe('decided');
  });

  it('is half for a draft collective contract', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 6, 6);
    const rule = { kind: 'show_of_hands', passRule: 'collective_contract' } as const;
    const { ballotId } = await held.chair.do('ballot.open', ballotOn(held, rule));
    const counts = { issued: 0, returned: 0, invalid: 0, votesFor: 3, votesAgainst: 2, votesAbstain: 1 };
    await held.chair.do('ballot.enterCounts', { ballotId, version: 0, ...counts });
    expect(await close(held.chair, ballotId)).toEqual({ passed: true });
  });
});

describe('a ballot', () => {
  it('has two tellers, one at a time on an item, and is not held twice', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 6, 6);
    const { chair } = held;
    const same = ballotOn(held, { tellers: ['区石泉', ' 区石泉'] });
    expect((await chair.refused('ballot.open', same)).code).toBe('BALLOT_TELLERS');
    const { ballotId } = await chair.do('ballot.open', ballotOn(held));
    expect((await chair.refused('ballot.open', ballotOn(held))).code).toBe('BALLOT_STILL_OPEN');
    expect((await chair.refused('session.decide', { itemId: held.itemId, version: 1, outcome: 'rejected' })).code).toBe(
      'BALLOT_STILL_OPEN',
    );
    await voteSecretly(chair, ballotId, () => 'for');
    await close(chair, ballotId);
    expect((await chair.refused('ballot.open', ballotOn(held))).code).toBe('BALLOT_ALREADY_HELD');
  });

  it('is final once closed: the door and the database both refuse', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
    await voteSecretly(held.chair, ballotId, () => 'for');
    await close(held.chair, ballotId);
    expect((await held.chair.refused('ballot.close', { ballotId, version: 1, confirmedBy: tellers })).code).toBe(
      'BALLOT_NOT_OPEN',
    );
    expect((await held.chair.refused('ballot.void', { ballotId, version: 1, reason: 'x' })).code).toBe(
      'BALLOT_NOT_OPEN',
    );
    await host.close();
    const file = new Database(path.join(host.dataDir, 'gongshi.db'));
    expect(() => file.exec("UPDATE ballot SET state = 'open'")).toThrow(/final/);
    expect(() => file.exec('UPDATE ballot SET votesFor = 0')).toThrow(/final/);
    expect(() => file.exec('DELETE FROM ballot')).toThrow(/never deleted/);
    file.close();
  });

  it('is the only one of its session that is open: phones show one at a time', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 6);
    for (const text of ['调整计件工资方案，涉及全体一线员工', '三班改四班，夜班津贴怎么算'])
      await queue(chair, text, { urgent: true, major: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 6, head: true });
    await open(chair, sessionId);
    const [one, other] = (await detail(chair, sessionId)).agenda;
    if (one === undefined || other === undefined) throw new Error('not two items');
    for (const { id } of [one, other]) await answer(chair, sessionId, id);
    const { ballotId } = await chair.do('ballot.open', ballotOn({ itemId: one.id }, { kind: 'show_of_hands' }));
    for (const kind of ['secret', 'open', 'show_of_hands', 'paper'] as const) {
      const refused = await chair.refused('ballot.open', ballotOn({ itemId: other.id }, { kind }));
      expect(refused.code, kind).toBe('BALLOT_STILL_OPEN');
    }
    expect(host.rows('SELECT count(*) AS n FROM ballot')).toEqual([{ n: 1 }]);
    await chair.do('ballot.void', { ballotId, version: 0, reason: '改为无记名' });
    await chair.do('ballot.open', ballotOn({ itemId: other.id }));
    expect((await chair.refused('ballot.open', ballotOn({ itemId: one.id }))).code).toBe('BALLOT_STILL_OPEN');
  });

  it('stops while the share of representatives is below the bar', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    const { chair, sessionId } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held));
    const [voter] = (await chair.do('ballot.get', { ballotId })).roll;
    const target = { ballotId, representativeId: voter?.representativeId as never };
    const { slip } = await chair.do('ballot.issueSlip', target);
    const leaving = (await detail(chair, sessionId)).participants.filter((person) => person.side === 'worker').slice(1);
    await chair.do('session.checkOut', { participantIds: leaving.map((person) => person.id) });
    const who = { name: '委员', side: 'union', capacity: 'deliberating' } as const;
    const { participantId } = await chair.do('session.addParticipant', { sessionId, who });
    await chair.do('session.checkIn', { participantIds: [participantId] });
    const vote = { ballotId, slip, trackingCode: trackingCode(), choice: 'for' } as const;
    expect((await chair.refused('ballot.cast', vote)).code).toBe('SESSION_REPRESENTATIVE_SHARE');
    expect((await chair.refused('ballot.issueSlip', target)).code).toBe('SESSION_REPRESENTATIVE_SHARE');
    expect(host.rows('SELECT * FROM secret_slip')).toEqual([]);
    await chair.do('session.checkIn', { participantIds: leaving.map((person) => person.id) });
    await chair.do('ballot.cast', vote);
    expect(host.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 1 }]);
    // The answer was lost and the share falls again: the vote is in the box, and so its voter is told.
    await chair.do('session.checkOut', { participantIds: leaving.map((person) => person.id) });
    await chair.do('ballot.cast', vote);
    const other = { ...vote, trackingCode: trackingCode() };
    expect((await chair.refused('ballot.cast', other)).code).toBe('SESSION_REPRESENTATIVE_SHARE');
    expect(host.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 1 }]);
  });

  it('takes a vote that the page sends twice at once for one, and none that the disk did not take', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    const { chair } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held));
    const [voter] = (await chair.do('ballot.get', { ballotId })).roll;
    const target = { ballotId, representativeId: voter?.representativeId as never };
    const { slip } = await chair.do('ballot.issueSlip', target);
    const vote = { ballotId, slip, trackingCode: trackingCode(), choice: 'for' } as const;
    const failing = await failingDispatch(host);
    expect(await failing({ call: 'ballot.cast', input: vote, token: chair.token }, 'desktop')).toMatchObject({
      ok: false,
      error: { code: 'DISK_FULL' },
    });
    expect(host.rows('SELECT * FROM secret_slip')).toEqual([]);
    expect(await Promise.all([chair.do('ballot.cast', vote), chair.do('ballot.cast', vote)])).toEqual([{}, {}]);
    const other = { ...vote, trackingCode: trackingCode() };
    expect((await chair.refused('ballot.cast', other)).code).toBe('BALLOT_SLIP_INVALID');
    expect(host.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 1 }]);
  });

  it('freezes its roll: who comes later does not vote, and who votes votes once', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 2);
    const { chair, sessionId } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held, { kind: 'open' }));
    const late = (await detail(chair, sessionId)).participants.find((one) => one.side === 'worker' && !one.present);
    await chair.do('session.checkIn', { participantIds: [late?.id as never] });
    const vote = (representativeId: unknown) => ({
      ballotId,
      representativeId: representativeId as never,
      choice: 'for' as const,
    });
    expect((await chair.refused('ballot.castOpen', vote(late?.representativeId))).code).toBe('BALLOT_NOT_ENTITLED');
    const [first, second] = (await chair.do('ballot.get', { ballotId })).roll.filter((line) => line.present);
    await chair.do('ballot.castOpen', vote(first?.representativeId));
    await chair.do('ballot.castOpen', vote(second?.representativeId));
    expect((await chair.refused('ballot.castOpen', vote(first?.representativeId))).code).toBe('BALLOT_ALREADY_VOTED');
    const before = await chair.do('ballot.get', { ballotId });
    expect([before.tally, before.byName, before.voted]).toEqual([null, [], 2]);
    expect(await close(chair, ballotId)).toEqual({ passed: true });
    expect((await chair.do('ballot.get', { ballotId })).byName).toHaveLength(2);
  });
});

describe('a paper ballot', () => {
  const sheet = { issued: 5, returned: 5, invalid: 1, votesFor: 3, votesAgainst: 1, votesAbstain: 0 };

  it('adds up or names the field that does not', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 6, 5);
    const { chair } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held, { kind: 'paper' }));
    const target = { ballotId, version: 0 };
    expect((await chair.refused('ballot.close', { ...target, confirmedBy: tellers })).details['field']).toBe(
      'ballotCount.missing',
    );
    for (const [wrong, field] of [
      [{ issued: 6 }, 'issued'],
      [{ invalid: 6 }, 'invalid'],
      [{ votesFor: 4 }, 'valid'],
    ] as const) {
      const refusal = await chair.refused('ballot.enterCounts', { ...target, ...sheet, ...wrong });
      expect(refusal).toMatchObject({
        code: 'BALLOT_COUNTS_DO_NOT_ADD_UP',
        details: { field: `ballotCount.${field}` },
      });
    }
    expect(host.rows('SELECT issued, votesFor, version FROM ballot')).toEqual([
      { issued: null, votesFor: null, version: 0 },
    ]);
    await chair.do('ballot.enterCounts', { ...target, ...sheet });
    expect((await chair.do('ballot.get', { ballotId })).tally).toBeNull();
    expect(await close(chair, ballotId)).toEqual({ passed: false });
  });

  it('is void when more came back than went out, and is held again', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 6, 5);
    const { chair } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held, { kind: 'paper' }));
    const over = { ballotId, version: 0, ...sheet, returned: 6 };
    expect(await chair.do('ballot.enterCounts', over)).toEqual({ state: 'void', version: 1 });
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({ state: 'void', voidReason: 'over_returned' });
    const again = await chair.do('ballot.open', ballotOn(held, { kind: 'paper' }));
    expect(again.ballotId).not.toBe(ballotId);
  });
});
