import type { Reply, Request } from '../../../shared/contract/wire.ts';
import type { OnChange } from '../gathered.ts';

/** What says the same to everybody and counts nobody's attempts. */
const same: readonly string[] = ['board.wall', 'board.notices', 'board.notice'];
/** Milliseconds: what changes by the clock alone, or by another program at the same record, is seen after these. */
const keptFor = 1_000;
const mostKept = 200;
/** Characters: a page asks with a few words at most, and only somebody who means harm with more. */
const longestAsked = 200;

/**
 * What hangs on the wall is read once and handed to everybody who asks before something changes: a hall of phones that
 * comes back after an interruption asks the same thousand times.
 */
export class AnswersForAll {
  readonly #answer: (request: Request, device: string) => Promise<Reply>;
  readonly #kept = new Map<string, { readonly text: Promise<string>; readonly at: number }>();
  readonly #stop: () => void;

  constructor(answer: (request: Request, device: string) => Promise<Reply>, onChange: OnChange) {
    this.#answer = answer;
    this.#stop = onChange(() => this.#kept.clear());
  }

  /** The reply as JSON; `device` is who asks, for what counts attempts. */
  ask(request: Request, device: string): Promise<string> {
    if (!same.includes(request.call)) return this.#read(request, device);
    const key = JSON.stringify([request.call, request.input]);
    if (key.length > longestAsked) return this.#read(request, device);
    const found = this.#kept.get(key);
    if (found !== undefined && performance.now() - found.at < keptFor) return found.text;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const text = this.#read(request, device);
    this.#kept.set(key, { text, at: performance.now() });
    return text;
  }

  close(): void {
    this.#stop();
    this.#kept.clear();
  }

  async #read(request: Request, device: string): Promise<string> {
    return JSON.stringify(await this.#answer(request, device));
  }
}
