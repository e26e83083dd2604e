import { blake2b } from '@noble/hashes/blake2.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anotherPage, phoneStorage } from '../support/phone-pages.ts';

const load = () => anotherPage(() => import('../../renderer/portal/api/ask-host.ts'));

beforeEach(() => {
  phoneStorage();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function hostThatSays(status: number, headers: Record<string, string> = {}): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status, headers })));
}

function hostThatSleeps(): void {
  vi.stubGlobal(
    'fetch',
    (_path: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
}

describe('a call to a PC that sleeps', () => {
  it('ends after ten seconds', async () => {
    const { askHost } = await load();
    hostThatSleeps();
    let ended = false;
    askHost('/api/sealed', {}, 3_000).catch(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(9_900);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(ended).toBe(true);
  });

  it('has longer for photos: a second more for every 50 kB', async () => {
    const { patienceFor } = await load();
    expect(patienceFor(50_000)).toBe(10_000);
    expect(patienceFor(50_001)).toBeCloseTo(16_000, 0);
    expect(patienceFor(5_000_000)).toBe(115_000);
  });
});

describe('a photo that is fetched', () => {
  it('is waited for by its own size, since the question is small', async () => {
    const { sendSealed } = await anotherPage(() => import('../../renderer/portal/api/sealed-transport.ts'));
    const key = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
    const fingerprint = Buffer.from(blake2b(key, { dkLen: 10 })).toString('base64url');
    const publicKey = Buffer.from(key).toString('base64url');
    vi.stubGlobal('fetch', (asked: string, { signal }: RequestInit) =>
      asked === '/api/key'
        ? Promise.resolve(Response.json({ publicKey }))
        : new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
          }),
    );
    const call = { call: 'attachment.forPhone', input: {} };
    let ended = false;
    sendSealed(call, fingerprint, 'thisPhone', 5_000_000).catch(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(114_000);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ended).toBe(true);
  });
});

describe('a host that answers without doing anything', () => {
  it('is busy, and says when to come again', async () => {
    const { askHost, HostBusy } = await load();
    for (const [status, headers, afterMs] of [
      [429, { 'retry-after': '10' }, 10_000],
      [503, { 'retry-after': '2' }, 2_000],
      [503, {}, 2_000],
      [429, { 'retry-after': 'Wed, 21 Oct 2025 07:28:00 GMT' }, 2_000],
      [429, { 'retry-after': '86400' }, 60_000],
    ] as const) {
      hostThatSays(status, headers);
      const error: unknown = await askHost('/api/key').catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(HostBusy);
      expect(error).toMatchObject({ afterMs });
    }
  });

  it('has failed, which is not the Wi-Fi; a request that came in too slowly is', async () => {
    const { askHost, HostFailed } = await load();
    for (const status of [400, 413, 500]) {
      hostThatSays(status);
      await expect(askHost('/api/key')).rejects.toBeInstanceOf(HostFailed);
    }
    hostThatSays(408);
    await expect(askHost('/api/key')).rejects.toBeInstanceOf(TypeError);
  });
});
