import { get } from 'node:http';
import {
  againAfter,
  answeredWithinMs,
  readAfterChange,
  readAfterLoss,
  readUnhurried,
} from '../../renderer/portal/api/live-waits.ts';
import type { Topic } from '../../shared/topics.ts';

/** Part of a page that is read anew by itself. */
export interface Part {
  readonly topics: readonly Topic[];
  /** Rejects when it could not be read. */
  readonly read: () => Promise<void>;
  /** Milliseconds that it may wait after a notice when it is not pressing. */
  readonly unhurried?: number;
}

/** What became of a page since it was last looked at. */
export interface Back {
  readonly connectedAt: number;
  /** When the last part was read again; undefined until then. */
  readonly readAt: number | undefined;
}

const readTriedAgainMs = 500;

/** A phone with a page open: one connection, on which it hears of what it shows, kept and read from as the pages do. */
export class LivePhone {
  /** Why something could not be read last, of all phones. */
  static unread = '';
  heard = 0;
  connected = false;
  back: Back | undefined;
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #parts: readonly (Part & { timer?: NodeJS.Timeout; lastRead: number })[];
  #failures = 0;
  #wasLost = false;

  constructor(address: string, headers: Record<string, string>, parts: readonly Part[]) {
    const topics = new Set(parts.flatMap((part) => part.topics));
    this.#url = `${address}/api/notices?of=${[...topics].join(',')}`;
    this.#headers = headers;
    this.#parts = parts.map((part) => ({ ...part, lastRead: performance.now() }));
  }

  connect(): void {
    let over = false;
    const lost = (): void => {
      if (over) return;
      over = true;
      clearTimeout(unanswered);
      request.destroy();
      this.connected = false;
      this.#wasLost = true;
      setTimeout(() => this.connect(), againAfter(this.#failures));
      this.#failures += 1;
    };
    const unanswered = setTimeout(lost, answeredWithinMs);
    const request = get(this.#url, { agent: false, headers: this.#headers }, (response) => {
      if (response.statusCode !== 200) return lost();
      clearTimeout(unanswered);
      this.connected = true;
      this.#failures = 0;
      response.on('data', (bytes: Buffer) => this.#hear(bytes.toString()));
      response.on('error', lost);
      response.on('close', lost);
      if (this.#wasLost) void this.#readAll();
      this.#wasLost = false;
      return undefined;
    });
    request.on('error', lost);
  }

  #hear(text: string): void {
    for (const [, json] of text.matchAll(/^data: (\{"changed".*\})$/gm)) {
      this.heard += 1;
      const { changed } = JSON.parse(json ?? '') as { changed: readonly Topic[] };
      for (const part of this.#parts) {
        if (part.timer !== undefined || !part.topics.some((topic) => changed.includes(topic))) continue;
        const wait =
          part.unhurried === undefined
            ? readAfterChange(performance.now() - part.lastRead)
            : readUnhurried(part.unhurried);
        part.timer = setTimeout(() => {
          delete part.timer;
          part.lastRead = performance.now();
          part.read().catch(noteUnread);
        }, wait);
      }
    }
  }

  /** Each part after a while of its own, until it could be read. */
  async #readAll(): Promise<void> {
    const connectedAt = performance.now();
    this.back = { connectedAt, readAt: undefined };
    await Promise.all(
      this.#parts.map(async (part) => {
        await pause(readAfterLoss());
        while (!(await part.read().then(() => true, noteUnread))) await pause(readTriedAgainMs);
      }),
    );
    this.back = { connectedAt, readAt: performance.now() };
  }
}

function noteUnread(error: unknown): boolean {
  LivePhone.unread = String(error);
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
