import { openStore, type Store } from '../../db/open.ts';
import { createDispatch, type Dispatch } from '../../electron/backend/dispatch.ts';
import type { TestHost } from './backend.ts';

/**
 * The real door on the host's database, whose commands are carried out in full and then rolled back: each call of a long
 * walk meets the same rows.
 */
export async function undoneDispatch(host: TestHost): Promise<{ dispatch: Dispatch; close: () => Promise<void> }> {
  const store = await openStore({ dataDir: host.dataDir });
  const { services } = host.backend;
  const dispatch = createDispatch({
    store: { ...store, writer: { ...store.writer, run: (work) => undone(store, work) } },
    clock: services.clock,
    services,
    log: { info: () => undefined, error: () => 'undone' },
    notify: () => undefined,
  });
  return { dispatch, close: () => store.close() };
}

async function undone<T>(store: Store, work: Parameters<Store['writer']['run']>[0]): Promise<T> {
  const undo = new Error('undone');
  let result: { value: unknown } | undefined;
  await store.writer
    .run(async (tx) => {
      result = { value: await work(tx) };
      throw undo;
    })
    .catch((error: unknown) => {
      // What was thrown after the work is ours, whatever it has been turned into on its way.
      if (result === undefined) throw error;
    });
  return result?.value as T;
}
