import type { DesktopBridge } from '../../shared/contract/desktop-bridge.ts';
import type { Transport } from '../../shared/contract/client.ts';
import type { Notice, PortReply, Reply } from '../../shared/contract/wire.ts';

/** In the desktop app: one MessagePort to the backend, handed over by the preload. */
export async function portTransport(bridge: DesktopBridge, onNotice: (notice: Notice) => void): Promise<Transport> {
  const port = await receivePort(bridge);
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  port.onmessage = (event: MessageEvent<PortReply | Notice>) => {
    const message = event.data;
    if ('changed' in message) {
      onNotice(message);
      return;
    }
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  };
  return (request) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      port.postMessage({ id: last, ...request });
    });
}

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
