import type { FastifyReply, FastifyRequest } from 'fastify';
import { topics as allTopics, type Topic } from '../../../shared/topics.ts';
import { gathered, type OnChange } from '../gathered.ts';
import { beat, securityHeaders } from './web-pages.ts';

/** Milliseconds between two notices to the same phones: a tap is on the projector within 200 ms, a hall's votes are few notices. */
const gap = 150;
const beatEvery = 20_000;
/** Connections written to before others get a turn: a thousand at once would hold the desktop up for tens of milliseconds. */
const atOnce = 50;
/** Bytes that may wait for a phone which takes nothing: more than that, and it is asleep or gone. */
const mostWaiting = 64 * 1024;

interface Listener {
  readonly reply: FastifyReply['raw'];
  readonly wants: ReadonlySet<Topic>;
}

/**
 * The connections on which pages hear what has changed, as server-sent events. One timer and one text for all of them; who
 * goes away without a word is let go when nothing more can be written.
 */
export class NoticeHub {
  readonly #listeners = new Set<Listener>();
  readonly #stop: () => void;
  readonly #beat: NodeJS.Timeout;

  constructor(onChange: OnChange) {
    this.#stop = gathered(onChange, gap)((changed) => this.#tell(changed));
    this.#beat = setInterval(() => this.#write(beat, [...this.#listeners]), beatEvery);
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Tells this page from now on of the topics that it names in `of`; of all when it names none. */
  add(request: FastifyRequest, reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    // Each notice in one piece to the socket: the end of the connection is the end of the answer.
    raw.useChunkedEncodingByDefault = false;
    raw.writeHead(200, {
      ...securityHeaders,
      'content-type': 'text/event-stream',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    // Each comes back after another while: a thousand that were cut off at once do not come back at once.
    raw.write(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`);
    const listener = { reply: raw, wants: wantedOf(request) };
    this.#listeners.add(listener);
    // A phone that vanishes without closing: the system finds out for us while nothing is being written.
    request.raw.socket.setKeepAlive(true, beatEvery);
    raw.on('error', () => raw.destroy());
    raw.on('close', () => this.#listeners.delete(listener));
  }

  close(): void {
    this.#stop();
    clearInterval(this.#beat);
  }

  #tell(changed: readonly Topic[]): void {
    const interested = [...this.#listeners].filter(({ wants }) => changed.some((topic) => wants.has(topic)));
    this.#write(`data: ${JSON.stringify({ changed })}\n\n`, interested);
  }

  #write(text: string, to: readonly Listener[]): void {
    const bytes = Buffer.from(text);
    const from = (start: number): void => {
      for (const { reply } of to.slice(start, start + atOnce)) {
        if (reply.writableLength > mostWaiting) reply.destroy();
        else if (!reply.destroyed) reply.write(bytes);
      }
      if (start + atOnce < to.length) setImmediate(() => from(start + atOnce));
    };
    from(0);
  }
}

function wantedOf(request: FastifyRequest): ReadonlySet<Topic> {
  const { of } = request.query as { of?: unknown };
  if (typeof of !== 'string') return new Set(allTopics);
  const named = of.split(',');
  return new Set(allTopics.filter((topic) => named.includes(topic)));
}
