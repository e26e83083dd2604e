import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Waits between attempts, in milliseconds; the last one again and again. */
const waits = [20, 50, 100, 200, 500, 1000] as const;
/** How long whoever asks waits for it: a ballot is closed also while a large backup is being copied. */
const awaitedMs = 1000;
/** How long it goes on being tried; afterwards it is left to the closing of the program, or the next opening. */
const longestMs = 10 * 60_000;

interface LogEmptyingOptions {
  /** @returns whether the log is empty now */
  readonly attempt: () => Promise<boolean>;
  /** Keeps the program's own reading from holding a snapshot meanwhile. */
  readonly aside: (act: () => Promise<void>) => Promise<void>;
  readonly log: Log;
}

/**
 * Empties the write-ahead log of what was deleted for good. A snapshot that somebody reads (a backup being copied, an export,
 * the command line) holds on to the log; then it is tried again until they are done.
 */
export class LogEmptying {
  readonly #options: LogEmptyingOptions;
  readonly #ending = new AbortController();

  constructor(options: LogEmptyingOptions) {
    this.#options = options;
  }

  /** Resolves when the log is empty, or after a second, and goes on trying. What was committed stays committed. */
  async empty(): Promise<void> {
    const { aside, log } = this.#options;
    const done = aside(() => this.#untilEmpty()).catch((error: unknown) => {
      if (!this.#ending.signal.aborted) log.error('emptying the log', error);
    });
    const { signal } = this.#ending;
    const waited = new AbortController();
    const longest = delay(awaitedMs, undefined, { signal: AbortSignal.any([signal, waited.signal]) }).catch(
      () => undefined,
    );
    await Promise.race([done, longest]);
    waited.abort();
  }

  /** The program closes, and with it the database, which empties the log. */
  end(): void {
    this.#ending.abort();
  }

  async #untilEmpty(): Promise<void> {
    const { attempt, log } = this.#options;
    const { signal } = this.#ending;
    const until = performance.now() + longestMs;
    let isTold = false;
    // A disk that was full, or did not answer, may do so a moment later.
    const failed = (error: unknown): boolean => {
      if (!isTold && !signal.aborted) log.error('emptying the log', error);
      isTold = true;
      return false;
    };
    for (let at = 0; !signal.aborted; at += 1) {
      if (await attempt().catch(failed)) return;
      if (performance.now() > until) throw new Error('somebody holds on to the write-ahead log');
      await delay(waits[Math.min(at, waits.length - 1)], undefined, { signal });
    }
  }
}
