import { createClient, type Call, type Transport } from '../../shared/contract/client.ts';
import type { CommandId } from '../../shared/ids.ts';
import type { Topic } from '../../shared/topics.ts';
import { AppError } from '../../shared/errors.ts';
import { httpTransport } from './http-transport.ts';
import { portTransport } from './port-transport.ts';

type Listener = () => void;

const listeners = new Map<Topic, Set<Listener>>();
let token: string | undefined;
let onSignedOut: Listener = () => undefined;

/** Calls `listener` after each commit that changed one of the topics; returns how to stop. */
export function onChange(topics: readonly Topic[], listener: Listener): () => void {
  for (const topic of topics) {
    const set = listeners.get(topic) ?? new Set();
    listeners.set(topic, set.add(listener));
  }
  return () => {
    for (const topic of topics) listeners.get(topic)?.delete(listener);
  };
}

function tell(changed: readonly Topic[]): void {
  // Who shows a ballot here shows how many have voted as well.
  const concerned = changed.includes('turnout') ? [...changed, 'ballot' as const] : changed;
  const once = new Set(concerned.flatMap((topic) => [...(listeners.get(topic) ?? [])]));
  for (const listener of once) listener();
}

let connected: Promise<Transport> | undefined;

const transport: Transport = async (request) => {
  connected ??= window.gongshi
    ? portTransport(window.gongshi, (notice) => tell(notice.changed))
    : Promise.resolve(httpTransport((notice) => tell(notice.changed)));
  return (await connected)(request);
};

const send = createClient({
  transport,
  token: () => token,
  newCommandId: () => newCommandId(),
});

/** Every call of the contract. Rejects with an AppError; a session that has ended takes the person to the sign-in page. */
export const call: Call = async (name, input) => {
  try {
    return await send(name, input);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_SIGNED_IN') onSignedOut();
    throw error;
  }
};

/** The token goes with every call from now on; undefined after signing out. Kept in the page's memory only. */
export function setToken(next: string | undefined): void {
  token = next;
}

export function whenSignedOut(listener: Listener): void {
  onSignedOut = listener;
}

/** A random UUID. `crypto.randomUUID` is missing on plain-HTTP pages, `getRandomValues` is there everywhere. */
function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as CommandId;
}
