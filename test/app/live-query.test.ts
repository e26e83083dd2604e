import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DesktopBridge } from '../../shared/contract/desktop-bridge.ts';
import type { Request } from '../../shared/contract/wire.ts';

type Asked = Request & { readonly id: number };

const backends: MessagePort[] = [];

/** A page of the desktop whose backend answers only when the test says so. */
async function page() {
  const { port1: backend, port2 } = new MessageChannel();
  backends.push(backend);
  const asked: Asked[] = [];
  backend.onmessage = ({ data }: MessageEvent<Asked>) => void asked.push(data);
  let take: ((event: unknown) => void) | undefined;
  const bridge: Partial<DesktopBridge> = {
    connect: () => take?.({ source: globalThis.window, data: 'gongshi:port', ports: [port2] }),
  };
  vi.stubGlobal('window', {
    gongshi: bridge,
    addEventListener: (_name: string, listener: (event: unknown) => void) => void (take = listener),
    removeEventListener: () => undefined,
  });
  vi.resetModules();
  const { liveQuery } = await import('../../renderer/api/live-query.ts');
  const idOf = (index: number): number | undefined => asked[index]?.id;
  return {
    liveQuery,
    asked,
    answer: (index: number, value: unknown) => backend.postMessage({ id: idOf(index), ok: true, value }),
    refuse: (index: number) =>
      backend.postMessage({ id: idOf(index), ok: false, error: { code: 'FORBIDDEN', details: {} } }),
    changed: () => backend.postMessage({ changed: ['roster'] }),
    end: () => backend.close(),
    arrived: (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count)),
  };
}

afterEach(() => {
  for (const backend of backends.splice(0)) backend.close();
  vi.unstubAllGlobals();
});

describe('a page that follows what changes', () => {
  it('shows each answer although notices come faster than the backend answers', async () => {
    const { liveQuery, asked, answer, changed, arrived } = await page();
    const workshops = liveQuery('roster.workshops', ['roster']);
    void workshops.getState().show({});
    await arrived(1);
    changed();
    changed();
    await pause(20);
    answer(0, ['一车间']);
    await vi.waitFor(() => expect(workshops.getState().data).toEqual(['一车间']));
    // It was read before the change: read once more, and not once for each notice.
    await arrived(2);
    expect(workshops.getState().busy).toBe(true);
    changed();
    await pause(20);
    answer(1, ['一车间', '二车间']);
    await vi.waitFor(() => expect(workshops.getState().data).toEqual(['一车间', '二车间']));
    await arrived(3);
    answer(2, []);
    await vi.waitFor(() => expect(workshops.getState()).toMatchObject({ data: [], busy: false }));
    await pause(20);
    expect(asked).toHaveLength(3);
  });

  it('gives whoever reloads what was read after that, not what was being read already', async () => {
    const { liveQuery, answer, arrived } = await page();
    const workshops = liveQuery('roster.workshops', ['roster']);
    void workshops.getState().show({});
    await arrived(1);
    const reloaded = workshops.getState().reload();
    answer(0, ['旧']);
    await arrived(2);
    answer(1, ['新']);
    await reloaded;
    expect(workshops.getState().data).toEqual(['新']);
  });

  it('asks something else at once, and drops a late answer to the question before', async () => {
    const { liveQuery, answer, arrived } = await page();
    const found = liveQuery('petition.findPersonalData', []);
    void found.getState().show({ text: '旧' });
    await arrived(1);
    void found.getState().show({ text: '新' });
    await arrived(2);
    answer(1, [{ kind: 'name', at: 0, found: '新' }]);
    await vi.waitFor(() => expect(found.getState().data).toHaveLength(1));
    answer(0, []);
    await pause(20);
    expect(found.getState().data).toHaveLength(1);
    found.getState().leave();
    expect(found.getState()).toMatchObject({ data: undefined, busy: false });
  });

  it('keeps the last answer on the screen when a reading is refused, and reads on', async () => {
    const { liveQuery, answer, refuse, changed, arrived } = await page();
    const workshops = liveQuery('roster.workshops', ['roster']);
    void workshops.getState().show({});
    await arrived(1);
    answer(0, ['一车间']);
    await vi.waitFor(() => expect(workshops.getState().busy).toBe(false));
    changed();
    await arrived(2);
    refuse(1);
    await vi.waitFor(() => expect(workshops.getState().error?.code).toBe('FORBIDDEN'));
    expect(workshops.getState().data).toEqual(['一车间']);
    changed();
    await arrived(3);
    answer(2, ['二车间']);
    await vi.waitFor(() => expect(workshops.getState()).toMatchObject({ data: ['二车间'], error: undefined }));
  });
});

describe('a page whose backend ends by itself', () => {
  it('says that the connection is lost, of what it waits for and of what it asks later', async () => {
    const { liveQuery, end, arrived } = await page();
    const workshops = liveQuery('roster.workshops', ['roster']);
    void workshops.getState().show({});
    await arrived(1);
    end();
    await vi.waitFor(() => expect(workshops.getState().error?.code).toBe('CONNECTION_LOST'));
    expect(workshops.getState().busy).toBe(false);
    await workshops.getState().reload();
    expect(workshops.getState().error?.code).toBe('CONNECTION_LOST');
  });
});
