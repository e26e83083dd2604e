import sodium from 'libsodium-wrappers-sumo';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SignInWaits } from '../../electron/backend/trust/sign-in-waits.ts';
import type { AccountId } from '../../shared/ids.ts';
import { passphrase, testHost, type TestHost } from '../support/backend.ts';

const wrong = '不对的口令';
type Answer = { signedIn: boolean; waitSeconds?: number };

async function tryAs(host: TestHost, name: string, word: string): Promise<Answer> {
  const reply = await host.send('account.signIn', { name, passphrase: word });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as Answer;
}

/** Lets the host's clock stand at a moment, as somebody at the PC can. */
function setClock(host: TestHost, at: string): void {
  Object.assign(host.backend.services.clock, { now: () => new Date(at).toISOString() });
}

async function failing(times: number): Promise<TestHost> {
  const host = await testHost('2025-09-22T09:00:00+08:00');
  await host.chair();
  setClock(host, '2025-09-22T09:00:00+08:00');
  for (let i = 0; i < times; i += 1) await tryAs(host, 'chair', wrong);
  return host;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the wait after wrong passphrases', () => {
  it('grows with every further one, also across restarts, up to a quarter of an hour', async () => {
    let host = await failing(3);
    const waits: unknown[] = [];
    for (let hour = 10; hour < 22; hour += 1) {
      host = await host.reopen(`2025-09-22T${hour}:00:00+08:00`);
      waits.push((await tryAs(host, 'chair', wrong)).waitSeconds);
    }
    expect(waits).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]);
  });

  it('lets the right passphrase in no sooner, counts nothing tried meanwhile, and is over when it is over', async () => {
    const host = await failing(8);
    expect(await tryAs(host, 'chair', passphrase)).toEqual({ signedIn: false, waitSeconds: 2 });
    for (let i = 0; i < 5; i += 1) await tryAs(host, 'chair', wrong);
    expect(host.rows('select failedAttempts from account')).toEqual([{ failedAttempts: 3 }]);
    const later = await host.reopen('2025-09-22T09:00:03+08:00');
    expect((await tryAs(later, 'chair', passphrase)).signedIn).toBe(true);
    expect(later.rows('select failedAttempts, retryAt from account')).toEqual([{ failedAttempts: 0, retryAt: null }]);
  });

  it('is not shortened by setting the clock on while the program runs', async () => {
    const host = await failing(3);
    setClock(host, '2025-09-23T09:00:00+08:00');
    expect((await tryAs(host, 'chair', passphrase)).signedIn).toBe(false);
  });

  it('is not shortened by setting the clock back, neither before nor after the failures', async () => {
    const host = await failing(3);
    setClock(host, '2020-01-01T00:00:00+08:00');
    expect((await tryAs(host, 'chair', passphrase)).signedIn).toBe(false);
    const other = await testHost('2025-09-22T09:00:00+08:00');
    await other.chair();
    setClock(other, '2020-01-01T00:00:00+08:00');
    for (let i = 0; i < 3; i += 1) await tryAs(other, 'chair', wrong);
    setClock(other, '2025-09-22T09:00:00+08:00');
    expect((await tryAs(other, 'chair', passphrase)).signedIn).toBe(false);
  });

  it('ends after the time that it is, however far the clock was set back', () => {
    let running = 0;
    const waits = new SignInWaits(() => running);
    const account = { id: 'a' as AccountId, failedAttempts: 5, retryAt: '2035-01-01T00:00:00.000Z' };
    const left = () => waits.secondsLeft(account, '2025-09-22T01:00:00.000Z');
    expect(left()).toBe(8);
    running = 7_500;
    expect(left()).toBe(1);
    running = 8_000;
    expect(left()).toBe(0);
  });
});

describe('a name that nobody has', () => {
  it('costs the same work as one that somebody has, and so does an account that was disabled', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const { accountId } = await host.person(chair, 'officer');
    await chair.do('account.disable', { accountId });
    const [known] = host.rows<{ passphraseHash: string }>("select passphraseHash from account where name = 'chair'");
    const made = vi.spyOn(sodium, 'crypto_pwhash_str');
    const verified = vi.spyOn(sodium, 'crypto_pwhash_str_verify');
    expect(await tryAs(host, 'chair', wrong)).toEqual({ signedIn: false, waitSeconds: 0 });
    expect([made.mock.calls.length, verified.mock.calls.length]).toEqual([0, 1]);
    for (const name of ['nobody', 'officer1']) {
      made.mockClear();
      expect(await tryAs(host, name, wrong)).toEqual({ signedIn: false, waitSeconds: 0 });
      expect(made.mock.calls.length, name).toBe(1);
      // The same memory and rounds, as they stand in both texts.
      const cost = (hash: unknown) => /\$m=\d+,t=\d+,p=\d+\$/.exec(String(hash))?.[0];
      expect(cost(made.mock.results[0]?.value)).toBe(cost(known?.passphraseHash));
      expect(cost(known?.passphraseHash)).toBeDefined();
    }
  });
});

describe('a session', () => {
  const at = '2025-09-22T09:00:00+08:00';
  it('ends by itself when it is idle', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    setClock(host, '2025-09-22T09:14:00+08:00');
    await chair.do('petition.list', {});
    setClock(host, '2025-09-22T09:29:01+08:00');
    expect((await chair.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
  });

  it('is not prolonged by setting the clock back', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const host = await testHost(at);
    const chair = await host.chair();
    setClock(host, '2025-09-21T09:00:00+08:00');
    vi.advanceTimersByTime(60_000);
    setClock(host, '2025-09-21T09:16:00+08:00');
    vi.advanceTimersByTime(60_000);
    setClock(host, at);
    expect((await chair.refused('petition.list', {})).code).toBe('NOT_SIGNED_IN');
  });
});
