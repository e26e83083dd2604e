/** A backend that answers over the process's message channel until it is killed. Loads first, opens when it is told to. */
import { flushCompileCache } from 'node:module';
import { libsodium } from '../../electron/backend/trust/sodium.ts';
import type { Backend } from '../../electron/backend/backend.ts';
import type { Request } from '../../shared/contract/wire.ts';
import { openBackend } from './open-backend.ts';
import { loadDoor } from './load-door.ts';

export type ToWorker =
  | { readonly open: string; readonly clock?: string }
  | { readonly id: number; readonly request: Request }
  | { readonly close: true };

export type FromWorker =
  | { readonly loaded: true }
  | { readonly opened: true }
  | { readonly closed: true }
  | { readonly failed: string }
  | { readonly id: number; readonly reply: unknown };

const say = (message: FromWorker): void => void process.send?.(message);
let backend: Backend | undefined;

process.on('message', (message: ToWorker) => {
  if ('open' in message) {
    openBackend(message.open, (failed) => say({ failed }), message.clock).then(
      (opened) => {
        backend = opened;
        say({ opened: true });
      },
      (error: unknown) =>
        say({ failed: `did not open: ${error instanceof Error ? String(error.stack) : String(error)}` }),
    );
    return;
  }
  if ('close' in message) {
    void backend?.close().then(() => say({ closed: true }));
    return;
  }
  const { id, request } = message;
  void backend?.dispatch(request, loadDoor(request)).then((reply) => say({ id, reply }));
});

// What the first use would load: the rounds are to spend their time under load. Who is killed would not leave to the next
// what was compiled.
void libsodium().then(() => {
  flushCompileCache();
  say({ loaded: true });
});
