import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { InTurn } from '../in-turn.ts';

/** Remembers why a start failed, and tries it again after a while. */
export class TryingAgain {
  /** Milliseconds until the next attempt. */
  readonly #after: number;
  readonly #inTurn: InTurn;
  #timer: NodeJS.Timeout | undefined;
  #why: ErrorCode | undefined;

  constructor(after: number, inTurn: InTurn) {
    this.#after = after;
    this.#inTurn = inTurn;
  }

  /** Why the last attempt failed; undefined where nothing is to be tried again. */
  get why(): ErrorCode | undefined {
    return this.#why;
  }

  failed(error: unknown, again: () => Promise<void>): void {
    this.#why = error instanceof AppError ? error.code : 'INTERNAL';
    const timer = setTimeout(() => {
      // Somebody may have stopped or started it while this waited its turn.
      void this.#inTurn(async () => (this.#timer === timer ? again() : undefined));
    }, this.#after);
    timer.unref();
    this.#timer = timer;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#why = undefined;
  }
}
