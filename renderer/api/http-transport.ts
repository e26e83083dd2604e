import type { Transport } from '../../shared/contract/client.ts';
import type { Notice, Reply } from '../../shared/contract/wire.ts';
import { topics } from '../../shared/topics.ts';

const lookEvery = 5_000;
/** What a screen asks for that nobody stands at: on a connection that is gone it would wait for minutes. */
const ofScreens: readonly string[] = ['board.wall', 'screen.state'];
const patience = 10_000;

/** In a browser: the same contract over HTTP, notices by server-sent events. */
export function httpTransport(onNotice: (notice: Notice) => void): Transport {
  listen(onNotice);
  return async (request) => {
    const stuck = new AbortController();
    const timer = ofScreens.includes(request.call) ? window.setTimeout(() => stuck.abort(), patience) : undefined;
    try {
      const response = await fetch('/api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        signal: stuck.signal,
      });
      return (await response.json()) as Reply;
    } finally {
      window.clearTimeout(timer);
    }
  };
}

/**
 * Notices, for as long as the page is there. A browser connects again by itself after a lost connection, but gives up
 * for good when it is refused once; and what changed in between was told to nobody, so everything is read again.
 */
function listen(onNotice: (notice: Notice) => void): void {
  let events: EventSource;
  let missed = false;
  const open = (): void => {
    events = new EventSource('/api/notices');
    events.addEventListener('message', (event: MessageEvent<string>) => onNotice(JSON.parse(event.data) as Notice));
    events.addEventListener('error', () => (missed = true));
    events.addEventListener('open', () => {
      if (missed) onNotice({ changed: [...topics] });
      missed = false;
    });
  };
  open();
  window.setInterval(() => {
    if (events.readyState === EventSource.CLOSED) open();
  }, lookEvery);
}
