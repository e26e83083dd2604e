import { create } from 'zustand';
import type { Topic } from '../../../shared/topics.ts';
import { againAfter, answeredWithinMs, silentMs } from './live-waits.ts';

type Listener = (why: 'changed' | 'back') => void;

/** Whether the host answers this phone's open connection at the moment; true until it is known otherwise. */
export const useConnected = create<{ connected: boolean }>()(() => ({ connected: true }));

const listeners = new Set<{ readonly topics: readonly Topic[]; readonly hear: Listener }>();
let events: EventSource | undefined;
/** What the host tells on the connection. */
let asked: ReadonlySet<Topic> = new Set();
let again: ReturnType<typeof setTimeout> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let wasLost = false;

/**
 * Hears of changes of these topics, and of being back after the connection was lost. All parts of the page share one
 * connection: a browser opens six at most to one host, and calls need some of them.
 */
export function listenLive(topics: readonly Topic[], hear: Listener): () => void {
  const listener = { topics, hear };
  listeners.add(listener);
  // Parts of a page that come together are asked for together.
  queueMicrotask(askForAll);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    events?.close();
    events = undefined;
    clearTimeout(again);
    clearTimeout(silence);
    again = undefined;
    // Nobody listens: what happens meanwhile is read when somebody does.
    wasLost = false;
    useConnected.setState({ connected: true });
  };
}

/**
 * Tries at once: the phone was woken, or its network came back. A connection that slept may look open and be dead.
 */
function connectNow(): void {
  if (listeners.size === 0) return;
  wasLost = true;
  clearTimeout(again);
  connect();
}

/** Each phone is told only of what it shows: a petition wakes no hall of representatives. */
function askForAll(): void {
  if (listeners.size === 0 || again !== undefined) return;
  if (events === undefined) connect();
  // Until it is connected anew nobody tells what happens.
  else if ([...listeners].some(({ topics }) => topics.some((topic) => !asked.has(topic)))) connectNow();
}

function connect(): void {
  again = undefined;
  events?.close();
  asked = new Set([...listeners].flatMap(({ topics }) => topics));
  const mine = new EventSource(`/api/notices?of=${[...asked].join(',')}`);
  events = mine;
  expectWithin(answeredWithinMs);
  mine.addEventListener('beat', () => expectWithin(silentMs));
  mine.addEventListener('open', () => {
    expectWithin(silentMs);
    failures = 0;
    useConnected.setState({ connected: true });
    if (wasLost) for (const { hear } of [...listeners]) hear('back');
    wasLost = false;
  });
  mine.addEventListener('message', (event: MessageEvent<string>) => {
    expectWithin(silentMs);
    const { changed } = JSON.parse(event.data) as { changed: readonly Topic[] };
    for (const { topics, hear } of [...listeners]) {
      if (changed.some((topic) => topics.includes(topic))) hear('changed');
    }
  });
  mine.addEventListener('error', () => {
    mine.close();
    if (events === mine) lost();
  });
}

/** When an access point or the PC loses its power, nothing closes the connection: only the silence tells. */
function expectWithin(ms: number): void {
  clearTimeout(silence);
  silence = setTimeout(lost, ms);
}

/** The browser's own way gives up for good after some refusals; and a thousand phones would come back in one second. */
function lost(): void {
  if (listeners.size === 0) return;
  events?.close();
  wasLost = true;
  useConnected.setState({ connected: false });
  clearTimeout(silence);
  clearTimeout(again);
  again = setTimeout(connect, againAfter(failures));
  failures += 1;
}

let hiddenAt = 0;
const asleepMs = 20_000;
addEventListener('offline', lost);
addEventListener('online', connectNow);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') hiddenAt = performance.now();
  else if (performance.now() - hiddenAt > asleepMs || events?.readyState !== EventSource.OPEN) connectNow();
});
