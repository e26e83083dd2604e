import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VoteOnItsWay } from '../../renderer/portal/representative/vote/kept-votes.ts';
import type { BallotId, SessionId } from '../../shared/ids.ts';
import { anotherPage, phoneStorage, phoneTab } from '../support/phone-pages.ts';

const ballotId = 'ballot' as BallotId;

function paper(blinded: string, signature: string | null = null): VoteOnItsWay {
  return {
    ballotId,
    question: '',
    voter: 'wang',
    trackingCode: 'ABCD-EFGH',
    prepared: '',
    blinded,
    inverse: '',
    key: { n: '', e: '' },
    sealed: '',
    signature,
  };
}

async function votesPage() {
  const page = await anotherPage(() => import('../../renderer/portal/representative/vote/kept-votes.ts'));
  page.votesAreOf('wang');
  return page;
}

let kept: Map<string, string>;
beforeEach(() => {
  kept = phoneStorage();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('two pages of one phone', () => {
  it('do not put each other out: who is refused with an old proof leaves the new one', async () => {
    const load = () => import('../../renderer/portal/api/call.ts');
    const first = await anotherPage(load);
    first.setProof('old');
    const second = await anotherPage(load);
    second.setProof('new');
    first.dropProof();
    expect(first.hasProof()).toBe(false);
    expect((await anotherPage(load)).hasProof()).toBe(true);
    second.dropProof();
    expect((await anotherPage(load)).hasProof()).toBe(false);
  });

  it('keep one vote: a page that was open before does not write over it, nor drop it', async () => {
    const [early, late] = [await votesPage(), await votesPage()];
    expect(late.keepNewVote(paper('a'))).toBe(true);
    late.keepSigned(paper('a', 'signed'));
    expect(early.keepNewVote(paper('b'))).toBe(false);
    early.dropVote(paper('b'));
    early.keepSigned(paper('b', 'signed'));
    expect(early.voteOnItsWay()).toEqual(paper('a', 'signed'));
    expect((await votesPage()).voteOnItsWay()).toEqual(paper('a', 'signed'));
  });

  it('bring one vote there once: what the other brought does not come back', async () => {
    const [early, late] = [await votesPage(), await votesPage()];
    late.keepNewVote(paper('a'));
    late.voteArrived(paper('a', 'signed'));
    early.keepSigned(paper('a', 'signed'));
    expect(early.keepNewVote(paper('b'))).toBe(false);
    expect(early.voteOnItsWay()).toBeNull();
    expect(early.codeOf(ballotId)).toBe('ABCD-EFGH');
  });

  it('leave to who has come in since what is theirs', async () => {
    const early = await votesPage();
    const late = await votesPage();
    late.votesAreOf('zhao');
    late.keepNewVote({ ...paper('z'), voter: 'zhao' });
    expect(early.keepNewVote(paper('a'))).toBe(false);
    early.dropVotes();
    expect(late.voteOnItsWay()?.blinded).toBe('z');
    late.dropVote({ ...paper('z'), voter: 'zhao' });
    late.dropVotes();
    expect(kept.has('gongshi-votes')).toBe(false);
  });

  it('keep nothing in clear of what was chosen', async () => {
    const { drawVote } = await anotherPage(() => import('../../renderer/portal/representative/vote/draw-vote.ts'));
    const page = await votesPage();
    const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
    const { x: publicKey = '' } = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
    page.keepNewVote({
      ...drawVote({ id: ballotId, question: '', signingKey: { n, e }, publicKey }, 'abstain'),
      voter: 'wang',
    });
    expect(kept.get('gongshi-votes')).toContain('sealed');
    expect(kept.get('gongshi-votes')).not.toMatch(/choice|abstain/);
  });

  it('votes without storage as long as the page is open', async () => {
    const refuse = (): never => {
      throw new Error('full');
    };
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: refuse, removeItem: refuse });
    const page = await votesPage();
    page.keepNewVote(paper('a'));
    expect(page.voteOnItsWay()?.blinded).toBe('a');
  });
});

describe('a motion that is being written', () => {
  const load = async () => ({
    ...(await import('../../renderer/portal/representative/motions/motion-draft.ts')),
    ...(await import('../../renderer/portal/representative/vote/kept-votes.ts')),
  });
  const draft = { sessionId: 'session' as SessionId, title: '夜班加一趟班车', body: '' };

  it('is there again when the page was closed, for who wrote it and for its session', async () => {
    const page = await anotherPage(load);
    page.votesAreOf('wang');
    page.keepMotionDraft(draft);
    const later = await anotherPage(load);
    later.votesAreOf('wang');
    expect(later.motionDraftFor(draft.sessionId)).toMatchObject(draft);
    expect(later.motionDraftFor('another' as SessionId)).toBeUndefined();
    later.votesAreOf('zhao');
    expect(later.motionDraftFor(draft.sessionId)).toBeUndefined();
    later.dropMotionDraft();
    later.votesAreOf('wang');
    expect(later.motionDraftFor(draft.sessionId)).toBeUndefined();
    expect(kept.has('gongshi-motion')).toBe(false);
  });
});

describe('a motion on a phone that keeps nothing', () => {
  it('is there as long as the page is open, and nobody says that the phone keeps it', async () => {
    const refuse = (): never => {
      throw new Error('full');
    };
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: refuse, removeItem: refuse });
    const page = await anotherPage(() => import('../../renderer/portal/representative/motions/motion-draft.ts'));
    const draft = { sessionId: 'session' as SessionId, title: '夜班加一趟班车', body: '' };
    expect(page.keepMotionDraft(draft)).toBe(false);
    expect(page.isMotionDraftKept(), 'also after a look at another page').toBe(false);
    expect(page.motionDraftFor(draft.sessionId)).toEqual(draft);
    phoneStorage();
    expect(page.keepMotionDraft(draft)).toBe(true);
    expect(page.isMotionDraftKept()).toBe(true);
  });
});

describe('the poster that was scanned', () => {
  const load = () => import('../../renderer/portal/api/scanned.ts');
  const scan = async (hash: string) => {
    vi.stubGlobal('location', { hash, pathname: '/' });
    vi.stubGlobal('history', { replaceState: () => vi.stubGlobal('location', { hash: '#/', pathname: '/' }) });
    const page = await anotherPage(load);
    return { ...page, scanned: page.readScanned() };
  };

  it('is remembered until it has brought its petition, and the key longer', async () => {
    expect((await scan('#k=KEY&p=canteen')).posterScanned()).toBe('canteen');
    const later = await scan('');
    expect(later.posterScanned()).toBe('canteen');
    later.forgetPoster();
    const muchLater = await scan('');
    expect(muchLater.posterScanned()).toBe('');
    expect(muchLater.scanned.fingerprint).toBe('KEY');
  });

  it("is another one, or none, when another code is scanned: a representative's own has no mark", async () => {
    await scan('#k=KEY&p=canteen');
    expect((await scan('#k=KEY&p=dormitory')).posterScanned()).toBe('dormitory');
    const own = await scan('#k=KEY&t=TICKET');
    expect(own.posterScanned()).toBe('');
    expect(own.scanned.ticket).toBe('TICKET');
  });
});

describe('a receipt code on a phone', () => {
  const load = async () => (await import('../../renderer/portal/hand-in/outbox.store.ts')).useOutbox;
  const keep = (receiptAt: number): void => {
    const receipt = { petitionNo: '2025-0001', receiptCode: 'SECRET' };
    kept.set('gongshi-outbox', JSON.stringify({ commandId: 'after', receipt, receiptAt }));
  };

  it('waits to be saved for a day, and is then gone from the phone by itself', async () => {
    vi.useFakeTimers({ now: Date.parse('2025-10-13T09:00:00+08:00') });
    keep(Date.now() - 23 * 3600_000);
    const outbox = await anotherPage(load);
    const stop = outbox.getState().start();
    vi.advanceTimersByTime(3600_000);
    expect(outbox.getState()).toMatchObject({ stage: 'registered', receipt: { receiptCode: 'SECRET' } });
    vi.advanceTimersByTime(5000);
    stop();
    vi.useRealTimers();
    expect(outbox.getState()).toMatchObject({ stage: 'writing', receipt: undefined });
    expect(kept.get('gongshi-outbox')).not.toContain('SECRET');
  });

  it('is not shown when the page is opened later', async () => {
    keep(Date.now() - 25 * 3600_000);
    const outbox = await anotherPage(load);
    expect(outbox.getState()).toMatchObject({ stage: 'writing', receipt: undefined });
    outbox.getState().start()();
    expect(kept.get('gongshi-outbox')).not.toContain('SECRET');
  });

  it('outlives a clock that was wrong and is set right, and then has its day from there', async () => {
    vi.useFakeTimers({ now: Date.parse('2025-10-13T09:05:00+08:00') });
    keep(Date.now());
    const outbox = await anotherPage(load);
    const stop = outbox.getState().start();
    vi.setSystemTime(Date.parse('2025-10-13T09:00:00+08:00'));
    vi.advanceTimersByTime(30_000);
    stop();
    expect(outbox.getState()).toMatchObject({ stage: 'registered', receipt: { receiptCode: 'SECRET' } });
    vi.setSystemTime(Date.parse('2025-09-01T09:00:00+08:00'));
    expect((await anotherPage(load)).getState()).toMatchObject({ receipt: { receiptCode: 'SECRET' } });
    vi.setSystemTime(Date.parse('2025-09-02T10:00:00+08:00'));
    expect((await anotherPage(load)).getState()).toMatchObject({ receipt: undefined });
    vi.useRealTimers();
  });
});

describe('why something was refused', () => {
  it('has its days in words, and its numbers as they are', async () => {
    const { detailWords } = await anotherPage(() => import('../../renderer/portal/days.ts'));
    const details = { scheduledOn: '2025-09-27', missing: 2 };
    expect(detailWords(details, 'zh-CN')).toEqual({ scheduledOn: '2025年9月27日(周六)', missing: '2' });
    expect(detailWords(details, 'en')['scheduledOn']).toBe('Sat, 27 Sept 2025');
  });
});

describe('an act on a phone', () => {
  it('carries the same id when it is tried again, and another one when something else is done', async () => {
    const { attemptAt } = await anotherPage(() => import('../../renderer/portal/api/attempt.ts'));
    const forIt = attemptAt(undefined, 'ballot.voteOpen', { ballotId, choice: 'for' });
    expect(attemptAt(forIt, 'ballot.voteOpen', { ballotId, choice: 'for' })).toBe(forIt);
    const against = attemptAt(forIt, 'ballot.voteOpen', { ballotId, choice: 'against' });
    expect(against.commandId).not.toBe(forIt.commandId);
    expect(attemptAt(forIt, 'speech.ask', { ballotId, choice: 'for' }).commandId).not.toBe(forIt.commandId);
  });
});

describe('a message begun on a phone', () => {
  const load = () => anotherPage(() => import('../../renderer/portal/progress/kept-message.ts'));
  const message = { body: '什么时候修？', commandId: 'one' };

  it('is there again for who types the code, under the same id, and for nobody else', async () => {
    const inTab = phoneTab();
    (await load()).keepMessage('ABCD0-1EFGH', message);
    const again = await load();
    expect(again.keptMessage('abcdo l efgh')).toEqual(message);
    expect(again.keptMessage('ABCD0-1EFGJ')).toBeUndefined();
    expect([...inTab.values()].join()).not.toMatch(/ABCD0-?1EFGH/);
    again.keepMessage('ABCD0-1EFGH', { body: '', commandId: 'two' });
    expect(inTab.size).toBe(0);
    expect(again.keptMessage('ABCD0-1EFGH')).toBeUndefined();
  });

  it('lasts as long as the page where nothing can be kept', async () => {
    vi.stubGlobal('sessionStorage', undefined);
    const page = await load();
    page.keepMessage('ABCD', message);
    expect(page.keptMessage('ABCD')).toEqual(message);
  });
});
