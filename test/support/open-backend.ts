import path from 'node:path';
import { createBackend, type Backend } from '../../electron/backend/backend.ts';
import { resourcesDir } from './resources.ts';

/** The day on which the load begins, a Friday. */
export const loadClock = '2025-09-26T09:00:00+08:00';

/** The real backend, as the load and its checks open it. `failed` is told of what the backend would write to its log. */
export function openBackend(
  dataDir: string,
  failed: (text: string) => void,
  clock: string = loadClock,
): Promise<Backend> {
  return createBackend({
    dataDir,
    resourcesDir,
    version: 'test',
    clock,
    pagesDir: path.resolve(import.meta.dirname, '../../renderer'),
    passphraseCost: 'test',
    log: {
      info: () => undefined,
      error: (message, cause) => {
        failed(`${message}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
        return '';
      },
    },
  });
}
