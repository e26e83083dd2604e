import type { DesktopBridge } from '../../shared/contract/desktop-bridge.ts';
import type { Transport } from '../../shared/contract/client.ts';
import type { Notice, PortReply, Reply } from '../../shared/contract/wire.ts';

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (lost: Error) => void;
}

/** In the desktop app: one MessagePort to the backend, handed over by the preload. */
export async function portTransport(bridge: DesktopBridge, onNotice: (notice: Notice) => void): Promise<Transport> {
  const port = await receivePort(bridge);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let closed = false;
  port.onmessage = (event: MessageEvent<PortReply | Notice>) => {
    const message = event.data;
    if ('changed' in message) {
      onNotice(message);
      return;
    }
    waiting.get(message.id)?.resolve(message);
    waiting.delete(message.id);
  };
  // The backend has gone and answers nothing more; the shell starts it again and reloads the page.
  port.addEventListener('close', () => {
    closed = true;
    for (const { reject } of waiting.values()) reject(lost());
    waiting.clear();
  });
  return (request) =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(lost());
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      port.postMessage({ id: last, ...request });
    });
}

const lost = (): Error => new Error('the port is closed');

function receivePort(bridge: DesktopBridge): Promise<MessagePort> {
  return new Promise((resolve) => {
    window.addEventListener('message', function take(event) {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'gongshi:port' || port === undefined) return;
      window.removeEventListener('message', take);
      resolve(port);
    });
    bridge.connect();
  });
}
