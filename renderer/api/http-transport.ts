import type { Transport } from '../../shared/contract/client.ts';
import type { Notice, Reply } from '../../shared/contract/wire.ts';

/** In a browser: the same contract over HTTP, notices by server-sent events. */
export function httpTransport(onNotice: (notice: Notice) => void): Transport {
  const events = new EventSource('/api/notices');
  events.addEventListener('message', (event: MessageEvent<string>) => onNotice(JSON.parse(event.data) as Notice));
  return async (request) => {
    const response = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return (await response.json()) as Reply;
  };
}
