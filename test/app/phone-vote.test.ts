import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VoteOnItsWay } from '../../renderer/portal/representative/vote/kept-votes.ts';
import type { AppError } from '../../shared/errors.ts';
import type { BallotId } from '../../shared/ids.ts';
import { anotherPage, phoneStorage } from '../support/phone-pages.ts';

const ballotId = 'ballot' as BallotId;
const code = 'ABCD-EFGH';
const signed: VoteOnItsWay = {
  ballotId,
  question: '班车要不要加一趟？',
  voter: 'wang',
  trackingCode: code,
  prepared: 'paper',
  blinded: 'blinded',
  inverse: '',
  key: { n: '', e: '' },
  sealed: 'sealed',
  signature: 'signed',
};
/** The longest that a vote is held back before it is sent, and again before its list is read. */
const heldBack = 12_000;
const looked = 2 * heldBack;

const cast = vi.fn<() => Promise<object>>();
const readFinished = vi.fn<() => Promise<object[]>>();
let kept: Map<string, string>;

/** The phone of a representative whose signed vote was on its way when the page was opened. */
async function onItsWay(whose = 'wang') {
  kept.set('gongshi-votes', JSON.stringify({ voter: whose, onItsWay: { ...signed, voter: whose }, codes: {} }));
  const page = await anotherPage(async () => ({
    ...(await import('../../renderer/portal/representative/vote/kept-votes.ts')),
    ...(await import('../../renderer/portal/representative/vote/vote.store.ts')),
    ...(await import('../../renderer/portal/api/sealed-transport.ts')),
    ...(await import('../../renderer/portal/api/ask-host.ts')),
    ...(await import('../../shared/errors.ts')),
  }));
  page.votesAreOf('wang');
  const refuse = (name: AppError['code']) => () => Promise.reject(new page.AppError(name));
  return { ...page, refuse, now: () => page.useVote.getState() };
}

const closed = (...codes: string[]) => [
  { id: ballotId, outcome: { published: codes.map((trackingCode) => ({ trackingCode, choice: 'for' })) } },
];

beforeEach(() => {
  kept = phoneStorage();
  vi.useFakeTimers();
  vi.doMock('../../renderer/portal/api/call.ts', () => ({
    anonymousCall: cast,
    phoneCall: readFinished,
    newCommandId: () => 'id',
  }));
});
afterEach(() => {
  vi.doUnmock('../../renderer/portal/api/call.ts');
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.resetAllMocks();
});

describe('a signed vote whose answer was lost when the ballot closed', () => {
  it('is counted when its code stands on the list, and the code stays', async () => {
    const phone = await onItsWay();
    cast.mockRejectedValueOnce(new TypeError('lost')).mockImplementation(phone.refuse('BALLOT_NOT_OPEN'));
    readFinished.mockResolvedValue(closed('0000-0000', code));
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(looked + 5_000);
    // By its question, since another ballot may be open by then.
    expect(phone.now()).toMatchObject({ stage: 'counted', question: signed.question, error: undefined });
    expect(phone.codeOf(ballotId)).toBe(code);
    expect(phone.voteOnItsWay()).toBeNull();
  });

  it('is not counted when the list is without its code, of which there may be a second', async () => {
    for (const [list, stage] of [
      [closed('0000-0000'), 'uncounted'],
      [closed(`${code}/2`), 'counted'],
    ] as const) {
      const phone = await onItsWay();
      cast.mockImplementation(phone.refuse('BALLOT_NOT_OPEN'));
      readFinished.mockResolvedValue(list);
      phone.now().resume();
      await vi.advanceTimersByTimeAsync(looked);
      expect(phone.now()).toMatchObject({ stage, code });
      expect(phone.voteOnItsWay()).toBeNull();
    }
  });

  it('counts as little as all others where the ballot was voided', async () => {
    const phone = await onItsWay();
    cast.mockImplementation(phone.refuse('BALLOT_NOT_OPEN'));
    readFinished.mockResolvedValue([{ id: ballotId, outcome: null }]);
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(looked);
    expect(phone.now()).toMatchObject({ stage: 'voided' });
    expect(phone.voteOnItsWay()).toBeNull();
    expect(phone.codeOf(ballotId)).toBeUndefined();
  });

  it.each([
    [0, 2_000],
    [0.999, 11_990],
  ])('is looked for by name only a while after it was sent as nobody’s (%d: %d ms)', async (drawn, ms) => {
    vi.spyOn(Math, 'random').mockReturnValue(drawn);
    const phone = await onItsWay();
    cast.mockImplementation(phone.refuse('BALLOT_NOT_OPEN'));
    readFinished.mockResolvedValue(closed(code));
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(ms);
    expect(cast).toHaveBeenCalledOnce();
    expect(phone.now()).toMatchObject({ stage: 'looking', question: signed.question });
    await vi.advanceTimersByTimeAsync(ms - 100);
    expect(readFinished).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(phone.now().stage).toBe('counted');
  });

  it('is kept with its code until the list could be read', async () => {
    // Else chance has it tried once more before that is looked at.
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    const phone = await onItsWay();
    cast.mockImplementation(phone.refuse('BALLOT_NOT_OPEN'));
    readFinished.mockImplementationOnce(phone.refuse('NOT_SIGNED_IN')).mockRejectedValueOnce(new TypeError('lost'));
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(looked);
    expect(phone.now()).toMatchObject({ stage: 'failed', error: { code: 'NOT_SIGNED_IN' } });
    expect(phone.voteOnItsWay()).toEqual(signed);
    readFinished.mockResolvedValue(closed(code));
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(looked + heldBack + 5_000);
    expect(phone.now().stage).toBe('counted');
  });

  it('tells nobody else who holds the phone what it came to', async () => {
    const phone = await onItsWay('zhao');
    cast.mockImplementation(phone.refuse('BALLOT_NOT_OPEN'));
    readFinished.mockResolvedValue(closed('0000-0000'));
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(looked);
    expect(phone.now()).toMatchObject({ stage: 'none', question: undefined, code: undefined });
    expect(phone.voteOnItsWay()).toBeNull();
  });
});

describe('a signed vote that is refused for a while', () => {
  it('goes on by itself, and at once when the page hears that voting is allowed again', async () => {
    for (const isTold of [false, true]) {
      const phone = await onItsWay();
      cast.mockImplementationOnce(phone.refuse('SESSION_REPRESENTATIVE_SHARE')).mockResolvedValue({});
      phone.now().resume();
      await vi.advanceTimersByTimeAsync(heldBack);
      expect(phone.now()).toMatchObject({ stage: 'failed', error: { code: 'SESSION_REPRESENTATIVE_SHARE' } });
      if (isTold) phone.now().resume();
      await vi.advanceTimersByTimeAsync(isTold ? heldBack : heldBack + 30_000);
      expect(phone.now()).toMatchObject({ stage: 'arrived', error: undefined });
      expect(phone.codeOf(ballotId)).toBe(code);
    }
  });

  it('says that the key is another one instead of that nobody answers, and stays on the phone', async () => {
    const phone = await onItsWay();
    const error = new phone.KeyRefused('changed');
    cast.mockRejectedValue(error);
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(heldBack);
    expect(phone.now()).toMatchObject({ stage: 'failed', error });
    expect(phone.voteOnItsWay()).toEqual(signed);
  });

  it('comes again when a busy host said', async () => {
    const phone = await onItsWay();
    cast.mockRejectedValueOnce(new phone.HostBusy(30_000)).mockResolvedValue({});
    phone.now().resume();
    await vi.advanceTimersByTimeAsync(heldBack + 14_000);
    expect(cast).toHaveBeenCalledOnce();
    expect(phone.now().stage).toBe('retrying');
    await vi.advanceTimersByTimeAsync(46_100);
    expect(phone.now().stage).toBe('arrived');
  });
});
