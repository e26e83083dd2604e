/** How many are told apart at a time: whoever makes names up fills no memory with them. */
const mostCounted = 20_000;

/** So many of something in so many milliseconds for each of many, counted in memory and forgotten with the time. */
export class Budget {
  readonly #most: number;
  readonly #within: number;
  #spent = new Map<string, number>();
  #since = performance.now();

  constructor(most: number, within: number) {
    this.#most = most;
    this.#within = within;
  }

  /** Spends one of `whose`; false when there is none left for now. Beyond as many as are told apart nobody is counted. */
  spend(whose: string): boolean {
    const now = performance.now();
    if (now - this.#since >= this.#within) {
      this.#spent = new Map();
      this.#since = now;
    }
    const spent = (this.#spent.get(whose) ?? 0) + 1;
    if (spent > this.#most) return false;
    if (spent === 1 && this.#spent.size >= mostCounted) return true;
    this.#spent.set(whose, spent);
    return true;
  }
}

/** How much of something is held at this moment, of everybody and by each. */
export class Held {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #by = new Map<string, number>();
  #all = 0;

  constructor(most: number, mostOfOne: number) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  /** Takes `amount` for `whose`; undefined when there is no room, otherwise how to give it back. */
  take(whose: string, amount: number): (() => void) | undefined {
    const own = this.#by.get(whose) ?? 0;
    if (this.#all + amount > this.#most || own + amount > this.#mostOfOne) return undefined;
    this.#all += amount;
    this.#by.set(whose, own + amount);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#all -= amount;
      const left = (this.#by.get(whose) ?? 0) - amount;
      if (left > 0) this.#by.set(whose, left);
      else this.#by.delete(whose);
    };
  }
}
