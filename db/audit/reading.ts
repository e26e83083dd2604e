import type { Check, CheckResult, Finding } from '../../shared/domain/verification.rules.ts';
import type { Sqlite } from '../connection.ts';

/** How far a verification has come in one of its checks. `of` is what that check will look at. */
export interface Progress {
  readonly phase: Check;
  readonly done: number;
  readonly of: number;
}

/** Thrown out of a verification that was asked to let go of the database. */
export class Interrupted extends Error {}

/** How many rows are read at once: some milliseconds' worth, after which whatever else waits has its turn. */
export const chunk = 1000;

/** What the checks share: the connection with its snapshot, and the way to give others their turn. */
export class Reading {
  readonly sqlite: Sqlite;
  readonly #onProgress: (progress: Progress) => void;
  readonly #isStopped: () => boolean;
  #lastPause = performance.now();

  constructor(sqlite: Sqlite, onProgress: (progress: Progress) => void, isStopped: () => boolean) {
    this.sqlite = sqlite;
    this.#onProgress = onProgress;
    this.#isStopped = isStopped;
  }

  /**
   * Tells how far it has come, and lets the event loop turn when enough time has gone by.
   * @throws Interrupted when the caller of the verification wants it to stop
   */
  async step(phase: Check, done: number, of: number): Promise<void> {
    this.#onProgress({ phase, done, of });
    if (performance.now() - this.#lastPause < 8) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#lastPause = performance.now();
    if (this.#isStopped()) throw new Interrupted();
  }

  /** One number out of the database. */
  count(sql: string, ...values: readonly unknown[]): number {
    return (
      this.sqlite
        .prepare<unknown[], number>(sql)
        .pluck()
        .get(...values) ?? 0
    );
  }

  /** All rows of a statement. */
  all<Row>(sql: string, ...values: readonly unknown[]): readonly Row[] {
    return this.sqlite.prepare<unknown[], Row>(sql).all(...values);
  }
}

/** What one check has come to so far. */
export class Tally {
  readonly check: Check;
  looked = 0;
  #wrong = 0;
  #first: Finding | null = null;

  constructor(check: Check) {
    this.check = check;
  }

  /** Counts something that does not hold; the first is kept with its numbers. */
  found(finding: Finding | undefined): void {
    if (finding === undefined) return;
    this.#wrong += 1;
    this.#first ??= finding;
  }

  result(): CheckResult {
    return { check: this.check, looked: this.looked, wrong: this.#wrong, first: this.#first };
  }
}
