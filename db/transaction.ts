import type { Kysely } from 'kysely';
import { failureOf } from './failure.ts';
import type { WriteTx } from './handles.ts';
import type { Schema } from './schema.ts';

export interface Writer {
  /**
   * Runs `work` in one transaction of its own, after those before it. Commits when it resolves, rolls everything back
   * when it rejects, and rejects with the same error (SQLite's own mapped to their codes).
   */
  run<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Runs `work` after the writes before it and before those after it, outside any transaction. */
  between(work: () => void): Promise<void>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

export function createWriter(db: Kysely<Schema>): Writer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const mine = last.then(async () => {
        try {
          return await db.transaction().execute(work);
        } catch (error) {
          throw failureOf(error);
        }
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    between(work) {
      const mine = last.then(() => {
        try {
          work();
        } catch (error) {
          throw failureOf(error);
        }
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    async idle() {
      await last;
    },
  };
}
