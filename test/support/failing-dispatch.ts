import { onTestFinished } from 'vitest';
import { openStore } from '../../db/open.ts';
import { createDispatch, type Dispatch } from '../../electron/backend/dispatch.ts';
import { AppError } from '../../shared/errors.ts';
import type { TestHost } from './backend.ts';

/** The real door on the host's database and its services, whose commands are carried out and then find the disk full. */
export async function failingDispatch(host: TestHost): Promise<Dispatch> {
  const store = await openStore({ dataDir: host.dataDir });
  onTestFinished(() => store.close());
  const { services } = host.backend;
  const full = async (work: Parameters<typeof store.writer.run>[0]): Promise<never> => {
    await store.writer.run(async (tx) => {
      await work(tx);
      throw new AppError('DISK_FULL');
    });
    throw new Error('what was thrown in a transaction did not come out of it');
  };
  return createDispatch({
    store: { ...store, writer: { ...store.writer, run: full } },
    clock: services.clock,
    services,
    log: { info: () => undefined, error: () => 'failing' },
    notify: () => undefined,
  });
}
