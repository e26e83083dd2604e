import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { againAfter, readAfterChange, readAfterLoss, readUnhurried } from '../../renderer/portal/api/live-waits.ts';
import type { Topic } from '../../shared/topics.ts';
import { anotherPage, phoneStorage } from '../support/phone-pages.ts';

/** A phone's open connection, told by the test what comes over it. */
class Connection {
  static readonly OPEN = 1;
  readonly #hear = new Map<string, ((event: unknown) => void)[]>();
  readonly url: string;
  readyState = 0;

  constructor(url: string) {
    this.url = url;
    connections.push(this);
  }

  addEventListener(name: string, hear: (event: unknown) => void): void {
    this.#hear.set(name, [...(this.#hear.get(name) ?? []), hear]);
  }

  close(): void {
    this.readyState = 2;
  }

  get closed(): boolean {
    return this.readyState === 2;
  }

  comes(name: 'open' | 'beat' | 'error'): void {
    if (name === 'open') this.readyState = Connection.OPEN;
    for (const hear of this.#hear.get(name) ?? []) hear({});
  }

  tells(...changed: Topic[]): void {
    for (const hear of this.#hear.get('message') ?? []) hear({ data: JSON.stringify({ changed }) });
  }
}

let connections: Connection[];
const newest = (): Connection => connections.at(-1) as Connection;

/** A page that shows these topics and is connected. */
async function connectedPage(...topics: Topic[]) {
  const page = await anotherPage(() => import('../../renderer/portal/api/live.ts'));
  const hear = vi.fn<(why: 'changed' | 'back') => void>();
  const stop = page.listenLive(topics, hear);
  await vi.advanceTimersByTimeAsync(0);
  newest().comes('open');
  return { ...page, hear, stop, connected: () => page.useConnected.getState().connected };
}

beforeEach(() => {
  connections = [];
  phoneStorage();
  vi.stubGlobal('EventSource', Connection);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a phone whose host falls silent without closing anything', () => {
  it('says so when it has heard nothing for 45 s, and connects again by itself', async () => {
    const page = await connectedPage('session');
    await vi.advanceTimersByTimeAsync(44_900);
    expect(page.connected()).toBe(true);
    const silent = newest();
    await vi.advanceTimersByTimeAsync(200);
    expect(page.connected()).toBe(false);
    expect(silent.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(connections).toHaveLength(2);
    newest().comes('open');
    expect(page.connected()).toBe(true);
    expect(page.hear.mock.calls).toEqual([['back']]);
  });

  it('stays connected as long as the host beats or tells something', async () => {
    const page = await connectedPage('session');
    for (let n = 0; n < 6; n += 1) {
      await vi.advanceTimersByTimeAsync(40_000);
      if (n % 2 === 0) newest().comes('beat');
      else newest().tells('ballot');
    }
    expect(page.connected()).toBe(true);
    expect(connections).toHaveLength(1);
  });

  it('gives up a connection that nobody answers, and tries with another', async () => {
    const page = await connectedPage('session');
    newest().comes('error');
    await vi.advanceTimersByTimeAsync(1_500);
    const unanswered = newest();
    expect(connections).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_000 + 3_000);
    expect(unanswered.closed).toBe(true);
    expect(connections.length).toBeGreaterThan(2);
    expect(page.connected()).toBe(false);
  });

  it('expects nothing any more once the page shows nothing live', async () => {
    const page = await connectedPage('session');
    page.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connections).toHaveLength(1);
    expect(page.connected()).toBe(true);
  });
});

describe('what a phone is told of', () => {
  const topicsOf = ({ url }: Connection): string[] =>
    new URL(url, 'http://pc').searchParams.get('of')?.split(',').toSorted() ?? [];

  it('is what all parts of its page show, by one connection', async () => {
    const { listenLive } = await anotherPage(() => import('../../renderer/portal/api/live.ts'));
    for (const topics of [['session', 'roster'], ['ballot', 'session'], ['evaluation']] as const) {
      listenLive(topics, () => undefined);
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(connections).toHaveLength(1);
    expect(topicsOf(newest())).toEqual(['ballot', 'evaluation', 'roster', 'session']);
  });

  it('is more once the page shows more, and what was missed in between is read', async () => {
    const page = await connectedPage('session', 'ballot');
    page.listenLive(['session'], () => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(connections).toHaveLength(1);
    page.listenLive(['petition'], () => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(connections.map(({ closed }) => closed)).toEqual([true, false]);
    expect(topicsOf(newest())).toEqual(['ballot', 'petition', 'session']);
    newest().comes('open');
    expect(page.hear.mock.calls).toEqual([['back']]);
    expect(page.connected()).toBe(true);
  });

  it('is only what it shows now, when it connects again after it showed more', async () => {
    const page = await connectedPage('session');
    page.listenLive(['petition'], () => undefined)();
    page.listenLive(['ballot'], () => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(topicsOf(newest())).toEqual(['ballot', 'session']);
  });
});

describe('how long phones wait after the host was gone', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is 7.5 s at the longest, however long it was gone', () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    for (const failures of [0, 1, 2, 5, 60]) {
      expect(againAfter(failures) + readAfterLoss(), `${failures} failures`).toBeLessThanOrEqual(7_500);
    }
  });

  it('is never so short that all come in one moment', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect([0, 1, 2, 3].map(againAfter)).toEqual([500, 1_000, 1_500, 1_500]);
  });

  it('is not what a notice waits for: two readings are 2.5 s apart, whatever the clock does', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect([0, 1_000, 2_500, 60_000, -3_600_000].map(readAfterChange)).toEqual([2_500, 1_500, 0, 0, 2_500]);
    expect(readUnhurried(30_000)).toBe(15_000);
  });
});
