import type { DraftPlace } from '../../shared/domain/draft.rules.ts';
import type { AccountId } from '../../shared/ids.ts';

/** Milliseconds without a change after which a draft is put down; and at most so long while the typing goes on. */
const pauseMs = 800;
const longestMs = 5_000;
/** Milliseconds until it is tried again, when it could not be put down. */
const againMs = 5_000;

interface Keeping {
  /** Puts a draft down; undefined takes away what was there. */
  readonly put: (place: DraftPlace, body: string | undefined) => Promise<unknown>;
  /** Told which are not put down yet, whenever that changes. */
  readonly told: (waiting: readonly string[]) => void;
}

interface Change {
  readonly by: AccountId;
  readonly place: DraftPlace;
  readonly body: string | undefined;
}

export interface DraftKeeper {
  /** Whose drafts can be put down from now on. */
  begin(by: AccountId): void;
  /** Nobody is signed in any more: what is not put down waits for its writer. */
  end(): void;
  change(by: AccountId, place: DraftPlace, body: string | undefined): void;
  /** Puts everything down at once. @returns whether nothing waits of who is signed in */
  flush(): Promise<boolean>;
}

const keyOfDraft = (by: AccountId, place: DraftPlace): string => `${by} ${place}`;

/** What a draft holds; undefined where it is no JSON. */
export function contentOfDraft(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Puts drafts down while they are written: after each pause, one writing of a place at a time, the last word last. What
 * cannot be put down is tried again, for as long as the page is there and its writer signed in.
 */
export function createDraftKeeper({ put, told }: Keeping): DraftKeeper {
  const changes = new Map<string, Change>();
  const underWay = new Map<string, Promise<void>>();
  let here: AccountId | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitsSince: number | undefined;

  const tell = (): void => told([...new Set([...changes.keys(), ...underWay.keys()])]);

  function wait(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  }

  async function putDown(key: string, change: Change): Promise<void> {
    changes.delete(key);
    try {
      await put(change.place, change.body);
    } catch {
      // What was written meanwhile takes its place.
      if (!changes.has(key)) changes.set(key, change);
      if (here !== undefined) wait(againMs);
    }
  }

  /** The first call is made before anything is awaited: who signs out next is still signed in to it. */
  async function settle(key: string): Promise<void> {
    const change = changes.get(key);
    if (change === undefined || change.by !== here) return;
    const done = putDown(key, change);
    underWay.set(key, done);
    await done;
    underWay.delete(key);
    tell();
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    waitsSince = undefined;
    const by = here;
    // One that is under way is waited for; what it was overtaken by goes after it.
    await Promise.all([...changes.keys()].map((key) => underWay.get(key)?.then(() => settle(key)) ?? settle(key)));
    await Promise.all(underWay.values());
    return ![...changes.values()].some((change) => change.by === by);
  }

  return {
    begin(by) {
      here = by;
      void flush();
    },
    end() {
      here = undefined;
      clearTimeout(timer);
      waitsSince = undefined;
    },
    change(by, place, body) {
      changes.set(keyOfDraft(by, place), { by, place, body });
      tell();
      if (by !== here) return;
      const now = Date.now();
      waitsSince ??= now;
      wait(Math.min(pauseMs, Math.max(0, waitsSince + longestMs - now)));
    },
    flush,
  };
}
