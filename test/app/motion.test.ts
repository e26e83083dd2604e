import { describe, expect, it } from 'vitest';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { phonesOf, type PhoneVoter } from '../support/phone-voter.ts';
import { arrive, convene, detail, open, queue, seat } from '../support/session.ts';
import type { SessionId } from '../../shared/ids.ts';

interface Meeting {
  readonly host: TestHost;
  readonly chair: Person;
  readonly sessionId: SessionId;
  readonly first: PhoneVoter;
  readonly second: PhoneVoter;
}

async function convened(): Promise<Meeting> {
  const host = await testHost();
  const chair = await host.chair();
  await seat(host, 3);
  await queue(chair, '三楼饮水机坏了一周', { urgent: true });
  const sessionId = await convene(chair);
  const [first, second] = await phonesOf(host, chair);
  if (first === undefined || second === undefined) throw new Error('no phones');
  return { host, chair, sessionId, first, second };
}

describe('motions by phone', () => {
  it('are put by name, co-signed once by each, and taken up at the end of the agenda', async () => {
    const { chair, sessionId, first, second } = await convened();
    const { motionId } = await first.do('motion.put', { sessionId, title: '夜班加一趟班车', body: '末班车十点就没了' });
    expect(await first.refused('motion.cosign', { motionId })).toBe('MOTION_OWN');
    expect(await second.do('motion.cosign', { motionId })).toEqual({ cosignCount: 1 });
    expect(await second.do('motion.cosign', { motionId })).toEqual({ cosignCount: 1 });
    expect(await second.do('motion.list', { sessionId })).toMatchObject([
      { id: motionId, name: first.name, state: 'waiting', cosignCount: 1, own: false, cosigned: true },
    ]);
    expect(await second.refused('motion.withdraw', { motionId })).toBe('FORBIDDEN');
    const before = await detail(chair, sessionId);
    const { itemId } = await chair.do('motion.takeUp', { motionId });
    const after = await detail(chair, sessionId);
    expect(after.agenda.at(-1)).toMatchObject({
      id: itemId,
      title: '夜班加一趟班车',
      proposer: first.name,
      petition: null,
      position: before.agenda.length + 1,
      reasons: [{ code: 'byHand' }, { code: 'cosigns', n: 1 }],
    });
    // Whoever still has the former agenda open does not take it off by saving.
    const items = before.agenda.map((item) => ({ itemId: item.id }));
    const stale = { sessionId, version: before.version, items };
    expect(await chair.refused('session.setAgenda', stale)).toMatchObject({ code: 'CONFLICT' });
    expect((await second.do('session.forPhone', {}))?.agenda.at(-1)).toMatchObject({ text: '末班车十点就没了' });
    expect(await chair.refused('motion.takeUp', { motionId })).toMatchObject({ code: 'MOTION_OVER' });
    expect(await first.refused('motion.withdraw', { motionId })).toBe('MOTION_OVER');
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });

  it('are declined with a reason that everybody reads, or withdrawn by who put them', async () => {
    const { chair, sessionId, first, second } = await convened();
    const { motionId } = await first.do('motion.put', { sessionId, title: '食堂外包', body: '' });
    await chair.do('motion.decline', { motionId, reason: '合同年底才到期，届时再议' });
    expect(await second.do('motion.list', { sessionId })).toMatchObject([
      { state: 'declined', reason: '合同年底才到期，届时再议' },
    ]);
    const again = await first.do('motion.put', { sessionId, title: '更衣室加锁', body: '' });
    await first.do('motion.withdraw', { motionId: again.motionId });
    expect(await second.do('motion.list', { sessionId })).toHaveLength(1);
    expect(await second.refused('motion.cosign', { motionId: again.motionId })).toBe('MOTION_OVER');
  });

  it('are three at most that wait for one representative', async () => {
    const { sessionId, first } = await convened();
    for (const title of ['一', '二', '三']) await first.do('motion.put', { sessionId, title, body: '' });
    expect(await first.refused('motion.put', { sessionId, title: '四', body: '' })).toBe('MOTIONS_FULL');
  });

  it('while the session is open come only from who is there', async () => {
    const { chair, sessionId, first, second } = await convened();
    await first.do('session.checkInMyself', { sessionId });
    await arrive(chair, sessionId, { head: true });
    await open(chair, sessionId);
    expect(await second.refused('motion.put', { sessionId, title: '补一项', body: '' })).toBe('MOTION_NOT_PRESENT');
    const { motionId } = await first.do('motion.put', { sessionId, title: '补一项', body: '' });
    await chair.do('motion.takeUp', { motionId, major: true });
    expect((await detail(chair, sessionId)).agenda.at(-1)).toMatchObject({ title: '补一项', major: true });
  });
});
