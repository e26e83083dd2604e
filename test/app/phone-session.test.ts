import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { passphrase, testHost, type Person, type TestHost } from '../support/backend.ts';
import { phonesOf, type PhoneVoter } from '../support/phone-voter.ts';
import { arrive, convene, detail, item, open, queue, seat } from '../support/session.ts';
import type { SessionId } from '../../shared/ids.ts';

interface Meeting {
  readonly host: TestHost;
  readonly chair: Person;
  readonly sessionId: SessionId;
  readonly phones: readonly PhoneVoter[];
}

/** An urgent session on the clock's day, 2025-09-26 at 17:00, with three representatives' phones; nobody has come yet. */
async function convened(): Promise<Meeting> {
  const host = await testHost();
  const chair = await host.chair();
  await seat(host, 3);
  await queue(chair, '三楼饮水机坏了一周', { urgent: true });
  const sessionId = await convene(chair);
  return { host, chair, sessionId, phones: await phonesOf(host, chair) };
}

async function underWay(): Promise<Meeting> {
  const meeting = await convened();
  for (const phone of meeting.phones) await phone.do('session.checkInMyself', { sessionId: meeting.sessionId });
  await arrive(meeting.chair, meeting.sessionId, { head: true });
  await open(meeting.chair, meeting.sessionId);
  return meeting;
}

const realNow = Date.now;
let ahead = 0;

/** Seconds go by on the PC's clock; fewer than none where somebody sets it back. */
function pass(seconds: number): void {
  ahead += seconds * 1000;
}

beforeEach(() => {
  ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
});
afterEach(() => void vi.restoreAllMocks());

/** So many seconds, and the few that the test itself takes. */
function about(seconds: number): number {
  return expect.closeTo(seconds + 5, -1.01) as number;
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

describe('the session on a representative’s phone', () => {
  it('shows agenda, share and gates, and who asks as checked in or not; names of others are not in it', async () => {
    const { chair, sessionId, phones } = await convened();
    const [first, second] = [pick(phones, 0), pick(phones, 1)];
    const before = await first.do('session.forPhone', {});
    expect(before).toMatchObject({
      id: sessionId,
      own: { present: false },
      mayCheckIn: { ok: true },
      agenda: [{ title: '三楼饮水机坏了一周' }],
      gates: { share: { ok: false, code: 'SESSION_NOBODY_PRESENT' } },
    });
    expect(await first.do('session.checkInMyself', { sessionId })).toEqual({ present: 1 });
    expect(await first.do('session.checkInMyself', { sessionId }), 'twice is once').toEqual({ present: 1 });
    expect(await second.do('session.checkInMyself', { sessionId })).toEqual({ present: 2 });
    const after = await first.do('session.forPhone', {});
    expect(after).toMatchObject({ own: { present: true }, composition: { representatives: 2, deliberating: 2 } });
    expect(JSON.stringify(after)).not.toContain(second.name);
    const seats = (await detail(chair, sessionId)).participants.filter((person) => person.present);
    expect(seats.map((person) => person.name).toSorted()).toEqual([first.name, second.name].toSorted());
    expect(await second.do('session.checkOutMyself', { sessionId })).toEqual({ present: 1 });
  });

  it('is checked in to on its day and by who is invited', async () => {
    const { host, chair, sessionId, phones } = await convened();
    const phone = pick(phones, 0);
    const tomorrow = await convene(chair, '2025-09-27T02:00:00.000Z');
    expect(await phone.refused('session.checkInMyself', { sessionId: tomorrow })).toBe('SESSION_NOT_TODAY');
    const { participants } = await detail(chair, sessionId);
    const seatOf = participants.find((person) => person.representativeId === phone.representativeId);
    if (seatOf === undefined) throw new Error('no seat');
    await chair.do('session.removeParticipant', { participantId: seatOf.id });
    expect(await phone.refused('session.checkInMyself', { sessionId })).toBe('SESSION_NOT_INVITED');
    expect(await phone.do('session.forPhone', {})).toMatchObject({ own: null });
    expect(host.rows('SELECT * FROM attendance')).toEqual([]);
  });
});

describe('a session that is over', () => {
  it('stays on the phones for a week with its outcomes and the motions’ answers, until another one is near', async () => {
    const { host, chair, sessionId, phones } = await underWay();
    const phone = pick(phones, 0);
    const { motionId } = await phone.do('motion.put', { sessionId, title: '夜班加一趟班车' });
    await chair.do('motion.decline', { motionId, reason: '下月例会一并讨论' });
    const { id: itemId, version } = await item(chair, sessionId);
    await chair.do('session.decide', { itemId, version, outcome: 'postponed', note: '下次再议' });
    await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
    const shown = {
      id: sessionId,
      state: 'closed',
      own: { present: true },
      mayCheckIn: { ok: false },
      agenda: [{ outcome: 'postponed', outcomeNote: '下次再议' }],
    };
    const now = await phone.do('session.forPhone', {});
    expect(now).toMatchObject(shown);
    expect(now?.closedAt).toMatch(/^2025-09-26T09:0/);
    expect(await phone.do('motion.list', { sessionId })).toMatchObject([{ reason: '下月例会一并讨论' }]);

    const weekLater = await host.reopen('2025-10-03T16:59:00+08:00');
    phone.comeBack(weekLater);
    expect(await phone.do('session.forPhone', {})).toMatchObject(shown);
    const next = await convene(await weekLater.signIn('chair'), '2025-10-10T02:00:00.000Z');
    expect(await phone.do('session.forPhone', {})).toMatchObject({ id: next, closedAt: null });
    const later = await weekLater.reopen('2025-10-11T09:00:00+08:00');
    phone.comeBack(later);
    expect(await phone.do('session.forPhone', {})).toBeNull();
  });
});

describe('the speaker list', () => {
  it('is in the order of asking, shared by both sides, one speaking at a time', async () => {
    const { host, chair, sessionId, phones } = await underWay();
    const [first, second] = [pick(phones, 0), pick(phones, 1)];
    const asked = await first.do('speech.ask', { sessionId });
    expect(await first.do('speech.ask', { sessionId }), 'who waits keeps the place').toEqual(asked);
    const head = (await detail(chair, sessionId)).participants.find((person) => person.isHeadOfManagement);
    if (head === undefined) throw new Error('no head');
    const added = await chair.do('speech.add', { participantId: head.id });
    const third = await second.do('speech.ask', { sessionId });
    const list = await first.do('speech.list', { sessionId });
    expect(list.waiting.map((one) => one.id)).toEqual([asked.speechId, added.speechId, third.speechId]);
    expect(list.waiting.map((one) => one.own)).toEqual([true, false, false]);
    expect(await second.refused('speech.withdraw', asked)).toBe('FORBIDDEN');
    expect(await second.refused('speech.start', third), 'only the console gives the floor').toBe('UNKNOWN_CALL');

    await chair.do('speech.start', asked);
    expect(await first.refused('speech.withdraw', asked)).toBe('SPEECH_OVER');
    await chair.do('speech.start', added);
    const now = await chair.do('speech.list', { sessionId });
    expect(now.speaking?.id, 'the one before has ended').toBe(added.speechId);
    expect(now.spoken.map((one) => one.id)).toEqual([asked.speechId]);
    await chair.do('speech.end', added);
    expect((await chair.refused('speech.end', added)).code).toBe('SPEECH_OVER');
    await second.do('speech.withdraw', third);
    expect((await chair.refused('speech.start', third)).code).toBe('SPEECH_OVER');
    expect((await chair.do('speech.list', { sessionId })).waiting).toEqual([]);
    expect(host.rows('SELECT count(*) AS n FROM speech')).toEqual([{ n: 3 }]);
  });

  it('takes who is here while the session is open', async () => {
    const { chair, sessionId, phones } = await convened();
    const phone = pick(phones, 0);
    expect(await phone.refused('speech.ask', { sessionId })).toBe('SESSION_STATE');
    await phone.do('session.checkInMyself', { sessionId });
    await arrive(chair, sessionId, { head: true });
    await open(chair, sessionId);
    const late = pick(phones, 1);
    expect(await late.refused('speech.ask', { sessionId })).toBe('SPEECH_NOT_PRESENT');
    const asked = await phone.do('speech.ask', { sessionId });
    await phone.do('session.checkOutMyself', { sessionId });
    expect((await chair.do('speech.list', { sessionId })).waiting, 'left meanwhile').toEqual([]);
    expect((await chair.refused('speech.start', asked)).code).toBe('SPEECH_OVER');
    await phone.do('session.checkInMyself', { sessionId });
    const { speechId } = await phone.do('speech.ask', { sessionId });
    expect((await chair.do('speech.list', { sessionId })).waiting.map((one) => one.id)).toEqual([speechId]);
  });

  it('measures both sides, and stops with the session', async () => {
    const { chair, sessionId, phones } = await underWay();
    const { id: itemId, version } = await item(chair, sessionId);
    await chair.do('session.setCurrentItem', { sessionId, itemId });
    await chair.do('speech.start', await pick(phones, 0).do('speech.ask', { sessionId }));
    pass(180);
    const { groups, seconds } = await chair.do('speech.times', { sessionId });
    expect(seconds).toEqual(about(180));
    expect(groups.find((group) => group.group === 'management')).toEqual({
      group: 'management',
      seconds: 0,
      speeches: 0,
    });
    await chair.do('session.decide', { itemId, version, outcome: 'postponed', note: '下次再议' });
    await chair.do('speech.start', await pick(phones, 1).do('speech.ask', { sessionId }));
    pass(20);
    await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
    pass(600);
    const after = await chair.do('speech.times', { sessionId });
    expect(after.seconds).toEqual(about(200));
    expect(after.groups.reduce((sum, group) => sum + group.seconds, 0)).toBe(after.seconds);
    const { talk } = await chair.do('session.minutes', { sessionId });
    expect(talk, 'kept in the minutes').toEqual({ seconds: after.seconds, groups: after.groups });
  });

  it('stops counting who checks out, and takes who waits with them off the list', async () => {
    const { chair, sessionId, phones } = await underWay();
    const [first, second, third] = [pick(phones, 0), pick(phones, 1), pick(phones, 2)];
    const speaks = await first.do('speech.ask', { sessionId });
    await second.do('speech.ask', { sessionId });
    const waits = await third.do('speech.ask', { sessionId });
    await chair.do('speech.start', speaks);
    pass(60);
    const seatOf = async (phone: PhoneVoter) =>
      (await detail(chair, sessionId)).participants.find((person) => person.representativeId === phone.representativeId)
        ?.id;
    const gone = [await seatOf(first), await seatOf(second)].flatMap((id) => (id === undefined ? [] : [id]));
    await chair.do('session.checkOut', { participantIds: gone });
    pass(600);
    const list = await chair.do('speech.list', { sessionId });
    expect(list).toMatchObject({ speaking: null, spoken: [{ id: speaks.speechId, seconds: about(60) }] });
    expect(list.waiting.map((one) => one.id)).toEqual([waits.speechId]);
    expect((await chair.do('speech.times', { sessionId })).seconds).toEqual(about(60));
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });

  it('stops counting when the item is concluded, and goes on waiting', async () => {
    const { chair, sessionId, phones } = await underWay();
    const { id: itemId, version } = await item(chair, sessionId);
    await chair.do('speech.start', await pick(phones, 0).do('speech.ask', { sessionId }));
    const waits = await pick(phones, 1).do('speech.ask', { sessionId });
    pass(30);
    await chair.do('session.decide', { itemId, version, outcome: 'postponed', note: '下次再议' });
    pass(300);
    const list = await chair.do('speech.list', { sessionId });
    expect(list).toMatchObject({ speaking: null, spoken: [{ seconds: about(30) }], waiting: [{ id: waits.speechId }] });
  });

  it('counts no second that was not spoken where the clock is set back meanwhile', async () => {
    const { host, chair, sessionId, phones } = await underWay();
    const asked = await pick(phones, 0).do('speech.ask', { sessionId });
    await chair.do('speech.start', asked);
    pass(-600);
    expect((await chair.do('speech.list', { sessionId })).speaking?.seconds).toBe(0);
    await chair.do('speech.end', asked);
    await chair.do('speech.start', await pick(phones, 1).do('speech.ask', { sessionId }));
    pass(-600);
    await pick(phones, 1).do('session.checkOutMyself', { sessionId });
    expect(host.rows('SELECT count(*) AS n FROM speech WHERE endedAt >= startedAt')).toEqual([{ n: 2 }]);
    expect((await chair.do('speech.times', { sessionId })).seconds).toBe(0);
  });

  it('counts no second of the time the PC was down, and lets who was interrupted go on with one tap', async () => {
    const { host, chair, sessionId, phones } = await underWay();
    const [first, second] = [pick(phones, 0), pick(phones, 1)];
    const asked = await first.do('speech.ask', { sessionId });
    await chair.do('speech.start', asked);
    pass(120);
    // The last that is on record before the power goes.
    await second.do('speech.ask', { sessionId });
    pass(45);
    const again = await host.reopen('2025-09-26T18:30:00+08:00');
    const back = await again.signIn('chair');
    const list = await back.do('speech.list', { sessionId });
    expect(list).toMatchObject({ speaking: null, spoken: [{ id: asked.speechId, seconds: about(120) }] });
    expect(list.waiting.map((one) => one.name)).toEqual([first.name, second.name]);
    const next = pick(list.waiting, 0);
    await back.do('speech.start', { speechId: next.id });
    pass(30);
    const { seconds, groups } = await back.do('speech.times', { sessionId });
    expect(seconds).toEqual(about(150));
    expect(groups.find((group) => group.seconds > 0)?.speeches).toBe(2);
    expect((await back.do('audit.verify', {})).outcome).toBe('holds');
    const entries = again.rows("SELECT role FROM audit_entry WHERE call = 'speech.endInterrupted'");
    expect(entries).toEqual([{ role: null }]);
    const third = await again.reopen('2025-09-26T18:31:00+08:00');
    const quiet = await third.reopen('2025-09-26T18:32:00+08:00');
    expect(quiet.rows("SELECT role FROM audit_entry WHERE call = 'speech.endInterrupted'")).toHaveLength(2);
  });

  it('counts no second between the making of a backup and its restoring', async () => {
    const { chair, sessionId, phones } = await underWay();
    const asked = await pick(phones, 0).do('speech.ask', { sessionId });
    await chair.do('speech.start', asked);
    pass(120);
    await pick(phones, 1).do('speech.ask', { sessionId });
    pass(45);
    const { made } = await chair.do('backup.make', {});
    const other = await testHost('2025-09-28T17:00:00+08:00');
    const by = { kind: 'passphrase', accountName: 'chair', passphrase };
    expect(await other.send('backup.restore', { file: made[0], by })).toMatchObject({ ok: true });
    const list = await (await other.signIn('chair')).do('speech.list', { sessionId });
    expect(list).toMatchObject({ speaking: null, spoken: [{ id: asked.speechId, seconds: about(120) }] });
    expect(list.waiting.map((one) => one.name)).toEqual([pick(phones, 0).name, pick(phones, 1).name]);
    expect(other.errors).toEqual([]);
  });

  it('counts no second of what was done beside the meeting before the program started again', async () => {
    const { host, chair, sessionId, phones } = await underWay();
    const asked = await pick(phones, 0).do('speech.ask', { sessionId });
    await chair.do('speech.start', asked);
    pass(120);
    await pick(phones, 1).do('motion.put', { sessionId, title: '三楼和四楼各加装一台饮水机' });
    await host.close();
    const beside = await testHost('2025-09-27T09:00:00+08:00', host.dataDir, { beside: true });
    await (await beside.signIn('chair')).do('petition.register', { text: '一条第二天早上登记的诉求' });
    await beside.close();
    const again = await testHost('2025-09-27T09:30:00+08:00', host.dataDir);
    const { spoken } = await (await again.signIn('chair')).do('speech.list', { sessionId });
    expect(spoken).toMatchObject([{ id: asked.speechId, seconds: about(120) }]);
  });
});

describe('rating by phone', () => {
  it('puts one sealed sheet in for oneself, and the record does not say whose', async () => {
    const { host, chair, sessionId, phones } = await underWay();
    const { id: itemId, version } = await item(chair, sessionId);
    await chair.do('session.decide', { itemId, version, outcome: 'postponed', note: '下次再议' });
    await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
    expect(await pick(phones, 0).do('evaluation.forPhone', {})).toBeNull();
    const { roundId } = await chair.do('evaluation.open', { sessionId });
    for (const [index, phone] of phones.entries()) {
      expect(await phone.do('evaluation.forPhone', {})).toMatchObject({ roundId, rated: false });
      await phone.do('evaluation.rateMine', { roundId, session: 3 + (index % 3) });
    }
    const phone = pick(phones, 0);
    expect(await phone.do('evaluation.forPhone', {})).toMatchObject({ rated: true });
    expect(await phone.refused('evaluation.rateMine', { roundId, session: 1 })).toBe('EVALUATION_ALREADY_RATED');
    expect(
      host.rows("SELECT DISTINCT accountId, role, digest FROM audit_entry WHERE call = 'evaluation.rateMine'"),
    ).toEqual([{ accountId: null, role: null, digest: '' }]);
    const sealed = host.rows<{ sealed: Buffer }>('SELECT sealed FROM secret_slip');
    expect(new Set(sealed.map((slip) => slip.sealed.length)).size).toBe(1);
    expect(await chair.do('evaluation.close', { roundId, version: 0 })).toEqual({ sheets: 3 });
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });
});
