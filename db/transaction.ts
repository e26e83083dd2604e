import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { failureOf } from './failure.ts';
import type { WriteTx } from './handles.ts';
import type { Schema } from './schema.ts';

export interface Writer {
  /**
   * Runs `work` in a transaction, after the work before it. Resolves when it is on the disk; rolls back what it wrote, and
   * nothing else, when it rejects, and rejects with the same error (SQLite's own mapped to their codes).
   */
  run<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Runs `work` after the writes before it and before those after it, outside any transaction. */
  between(work: () => void): Promise<void>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

/** Work that stands in line: in a transaction, or between two. */
interface Act {
  readonly work: ((tx: WriteTx) => Promise<unknown>) | undefined;
  readonly between: (() => void) | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** How many share a commit, and how long the first of them waits for others that come meanwhile, in milliseconds. */
const mostTogether = 16;
const longestTogether = 12;

/**
 * Whoever stands in line when a transaction is about to be committed is taken into it, each in a savepoint of its own, so
 * that a hall that votes waits for one sync of the disk together. Nobody is answered before the commit.
 */
export function createWriter(db: Kysely<Schema>): Writer {
  const line: Act[] = [];
  let working: Promise<void> | undefined;

  function stand<T>(act: Pick<Act, 'work' | 'between'>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      line.push({ ...act, resolve: resolve as (value: unknown) => void, reject });
      working ??= goOn();
    });
  }

  async function goOn(): Promise<void> {
    // Even for the first in line: whoever calls is given the promise before anything is done.
    await Promise.resolve();
    while (line.length > 0) {
      if (line[0]?.between === undefined) await together();
      else alone(line.shift());
    }
    working = undefined;
  }

  function alone(act: Act | undefined): void {
    try {
      act?.between?.();
      act?.resolve(undefined);
    } catch (error) {
      act?.reject(failureOf(error));
    }
  }

  async function together(): Promise<void> {
    // Taken out of the line beforehand: when no transaction can be begun, it is this one that is refused.
    const first = nextOf(line);
    const taken: Act[] = first === undefined ? [] : [first];
    const answers: (() => void)[] = [];
    const until = performance.now() + longestTogether;
    try {
      await db.transaction().execute(async (tx) => {
        for (let act = first; act !== undefined; act = nextOf(line)) {
          if (act !== first) taken.push(act);
          answers.push(await inSavepoint(tx, act));
          if (taken.length >= mostTogether || performance.now() >= until) break;
          // Calls arrive between turns of the event loop and not within one.
          if (line.length === 0) await nextTurn();
        }
      });
    } catch (error) {
      const failure = failureOf(error);
      for (const { reject } of taken) reject(failure);
      return;
    }
    for (const answer of answers) answer();
  }

  return {
    run: <T>(work: (tx: WriteTx) => Promise<T>) => stand<T>({ work, between: undefined }),
    between: (work) => stand<void>({ work: undefined, between: work }),
    async idle() {
      while (working !== undefined) await working;
    },
  };
}

/** The next that wants a transaction; undefined when there is none, or when something between two comes first. */
function nextOf(line: Act[]): Act | undefined {
  return line[0]?.work === undefined ? undefined : line.shift();
}

/** @returns how it is answered once all is committed. Rejects when the whole transaction is lost. */
async function inSavepoint(tx: WriteTx, { work, resolve, reject }: Act): Promise<() => void> {
  await sql`savepoint act`.execute(tx);
  try {
    const value = await work?.(tx);
    await sql`release act`.execute(tx);
    return () => resolve(value);
  } catch (error) {
    const failure = failureOf(error);
    try {
      await sql`rollback to act`.execute(tx);
      await sql`release act`.execute(tx);
    } catch {
      // SQLite has rolled everything back by itself (a full disk among the reasons): the first error says why.
      throw failure;
    }
    return () => reject(failure);
  }
}
