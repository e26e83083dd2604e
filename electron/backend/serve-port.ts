import type { Notice, PortReply } from '../../shared/contract/wire.ts';
import type { Backend } from './backend.ts';
import { gathered, pageGap } from './gathered.ts';
import { requestOf } from './request.ts';

/** What Electron's MessagePortMain and worker_threads' MessagePort have in common. */
export interface ServerPort {
  on(event: 'message' | 'close', listener: (message: unknown) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

/** Answers a page's requests on its port and tells it what has changed, until the port closes. */
export function servePort(port: ServerPort, backend: Backend): void {
  const stop = gathered(
    (listener) => backend.onChange(listener),
    pageGap,
  )((changed) => port.postMessage({ changed } satisfies Notice));
  port.on('close', stop);
  port.on('message', (message) => {
    const given = unwrapped(message);
    const id = numberOf(given);
    // Without a number nobody waits for an answer.
    if (id === undefined) return;
    void backend.dispatch(requestOf(given), 'desktop').then((reply) => {
      port.postMessage({ ...reply, id } satisfies PortReply);
    });
  });
  port.start();
}

/** Electron delivers `{ data, ports }`, worker_threads the bare message. */
function unwrapped(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'data' in message && 'ports' in message
    ? message.data
    : message;
}

/** The number that pairs a request with its reply. */
function numberOf(message: unknown): number | undefined {
  const { id } = (typeof message === 'object' && message !== null ? message : {}) as { id?: unknown };
  return typeof id === 'number' ? id : undefined;
}
