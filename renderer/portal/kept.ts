/** One thing that the pages of this phone keep under a name. */
export interface KeptThing<T> {
  /** What is kept, anew each time: another page may have written since. An older program may have written less. */
  readonly read: () => Partial<T> | undefined;
  /** @returns whether the phone keeps it now, or only the open page has it */
  readonly write: (thing: T) => boolean;
  readonly drop: () => void;
  /** Whether what was written last would be there again after the page was closed. */
  readonly isKept: () => boolean;
}

/** Keeps something where `storage` says; a browser that keeps nothing has it as long as the page is open. */
export function keptIn<T>(storage: () => Storage, name: string): KeptThing<T> {
  let inPage: Partial<T> | undefined;
  let isInPageAlone = false;
  return {
    read: () => {
      if (isInPageAlone) return inPage;
      try {
        return (JSON.parse(storage().getItem(name) ?? 'null') as Partial<T> | null) ?? undefined;
      } catch {
        return inPage;
      }
    },
    write: (thing) => {
      inPage = thing;
      try {
        storage().setItem(name, JSON.stringify(thing));
        isInPageAlone = false;
      } catch {
        isInPageAlone = true;
      }
      return !isInPageAlone;
    },
    drop: () => {
      inPage = undefined;
      try {
        storage().removeItem(name);
        isInPageAlone = false;
      } catch {
        // Nothing was kept.
      }
    },
    isKept: () => !isInPageAlone,
  };
}
