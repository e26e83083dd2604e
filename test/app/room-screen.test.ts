import { describe, expect, it } from 'vitest';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { ballotOn, sessionWithMajorItem } from '../support/ballot.ts';
import { phonesOf, type PhoneVoter } from '../support/phone-voter.ts';
import { detail } from '../support/session.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { SessionId } from '../../shared/ids.ts';

interface Room {
  readonly host: TestHost;
  readonly chair: Person;
  readonly sessionId: SessionId;
  readonly held: Awaited<ReturnType<typeof sessionWithMajorItem>>;
  readonly phones: readonly PhoneVoter[];
}

async function room(): Promise<Room> {
  const host = await testHost();
  const held = await sessionWithMajorItem(host, 6, 6);
  return { host, chair: held.chair, sessionId: held.sessionId, held, phones: await phonesOf(host, held.chair) };
}

async function screen(by: Person): Promise<NonNullable<OutputOf<'screen.state'>['session']>> {
  const { session } = await by.do('screen.state', {});
  if (session === null) throw new Error('nothing on the projector');
  return session;
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

describe('the projector', () => {
  it('follows the console until the chair puts something on it, and survives a restart', async () => {
    const { host, chair, sessionId } = await room();
    expect((await screen(chair)).view).toBeNull();
    await chair.do('session.steerScreen', { sessionId, view: 'times' });
    expect((await screen(chair)).view).toBe('times');
    expect((await detail(chair, sessionId)).roomView).toBe('times');
    const again = await host.reopen('2025-09-26T17:30:00+08:00');
    const back = await again.signIn('chair');
    expect((await screen(back)).view).toBe('times');
    await back.do('session.steerScreen', { sessionId, view: null });
    expect((await screen(back)).view).toBeNull();
    expect((await back.do('audit.verify', {})).outcome).toBe('holds');
  });

  it('is not steered once the session is over, and by nobody but the union', async () => {
    const { host, chair, sessionId, phones } = await room();
    const management = await host.person(chair, 'management', { department: '设备部' });
    const steer = { sessionId, view: 'blank' };
    expect((await management.refused('session.steerScreen', steer)).code).toBe('FORBIDDEN');
    expect(await pick(phones, 0).refused('session.steerScreen', steer)).toBe('UNKNOWN_CALL');
    const { agenda, version } = await detail(chair, sessionId);
    const { id: itemId, version: itemVersion } = pick(agenda, 0);
    await chair.do('session.decide', {
      itemId,
      version: itemVersion,
      outcome: 'postponed',
      note: '再议',
      measures: [],
    });
    await chair.do('session.close', { sessionId, version });
    expect((await chair.refused('session.steerScreen', steer)).code).toBe('SESSION_STATE');
  });

  it('shows who speaks, who comes next and whose time it was', async () => {
    const { host, chair, sessionId, phones } = await room();
    const [first, second] = [pick(phones, 0), pick(phones, 1)];
    const { speechId } = await first.do('speech.ask', { sessionId });
    await second.do('speech.ask', { sessionId });
    await chair.do('speech.start', { speechId });
    const now = await screen(chair);
    expect(now.speaking).toMatchObject({ name: first.name, group: 'worker_other' });
    expect(now.waiting.map((speech) => speech.name)).toEqual([second.name]);
    // Somebody who only reaches the Wi-Fi does not read names off it.
    const reply = await host.backend.dispatch({ call: 'screen.state', input: {} }, 'lan');
    expect(reply.ok).toBe(false);
  });

  it('blacks out numbers that tell a person in what was written down, and leaves whom a measure names', async () => {
    const { chair, sessionId, held } = await room();
    const found = pick((await detail(chair, sessionId)).agenda, 0);
    await chair.do('session.recordAnswer', {
      itemId: held.itemId,
      version: found.version,
      answer: '有问题打 13800138000，找李敏',
      answeredBy: '行政1',
    });
    await chair.do('ballot.open', ballotOn(held, { question: '是否同意，联系 13800138000' }));
    expect(await screen(chair)).toMatchObject({
      current: { answer: '有问题打 ＊＊＊，找李敏' },
      ballot: { question: '是否同意，联系 ＊＊＊' },
    });
  });

  it('counts what was handed out and what came back while a secret ballot runs, and no vote', async () => {
    const { chair, phones, held } = await room();
    const { ballotId } = await chair.do('ballot.open', ballotOn(held));
    await pick(phones, 0).voteSecretly(ballotId, 'for');
    await pick(phones, 1).sign(ballotId, await pick(phones, 1).paper());
    const { ballot } = await screen(chair);
    expect(ballot).toMatchObject({ voted: 2, issued: 2, returned: 1, invalid: null, tally: null, result: null });
  });
});

describe('after the program was killed in the middle of a meeting', () => {
  it('stands where it stood: who waits in order, ballot open with its votes, and nobody speaks while it is open', async () => {
    const { host, chair, sessionId, phones, held } = await room();
    const [first, second, third] = [pick(phones, 0), pick(phones, 1), pick(phones, 2)];
    const { speechId } = await first.do('speech.ask', { sessionId });
    await third.do('speech.ask', { sessionId });
    await second.do('speech.ask', { sessionId });
    await chair.do('speech.start', { speechId });
    const { ballotId, openingCode } = await chair.do('ballot.open', ballotOn(held));
    await first.voteSecretly(ballotId, 'for');
    await second.voteSecretly(ballotId, 'against');
    await chair.do('ballot.issuePaper', { ballotId, representativeId: third.representativeId });
    const before = await chair.do('speech.list', { sessionId });
    expect(before).toMatchObject({ speaking: null, spoken: [{ id: speechId }] });

    const again = await host.reopen('2025-09-26T17:10:00+08:00');
    const back = await again.signIn('chair');
    const list = await back.do('speech.list', { sessionId });
    expect(list).toMatchObject({ speaking: null, spoken: before.spoken });
    expect(list.waiting.map((speech) => speech.name)).toEqual([third.name, second.name]);
    const shown = await screen(back);
    expect(shown).toMatchObject({
      state: 'open',
      current: { id: held.itemId },
      speaking: null,
      ballot: { state: 'open', voted: 3, returned: 2, tally: null },
    });
    const open = await back.do('ballot.get', { ballotId });
    expect(open).toMatchObject({
      keyHeld: false,
      soFar: { byPhone: 2, phonesReturned: 2, atDesk: 0, onPaper: 1, inBox: 2 },
    });
    const { first: half = '', second: other = '' } = openingCode ?? {};
    await back.do('ballot.unlock', { ballotId, first: half, second: other });
    const fourth = pick(phones, 3);
    fourth.comeBack(again);
    await fourth.voteSecretly(ballotId, 'for');
    const paper = { returned: 1, invalid: 0, votesFor: 1, votesAgainst: 0, votesAbstain: 0 };
    const { version, tellers } = await back.do('ballot.get', { ballotId });
    const confirmedBy: [string, string] = [pick(tellers, 0), pick(tellers, 1)];
    await back.do('ballot.close', { ballotId, version, confirmedBy, paper });
    expect((await screen(back)).ballot).toMatchObject({ tally: { votesFor: 3, votesAgainst: 1, votesAbstain: 0 } });
  });
});
