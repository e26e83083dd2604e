/** Knows again what was there before, the latest so many of it, in memory alone. */
export class SeenOnce {
  readonly #most: number;
  readonly #seen = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Notes it; false where it was noted before. */
  note(what: string): boolean {
    if (this.#seen.has(what)) return false;
    this.#seen.add(what);
    const [oldest] = this.#seen;
    if (this.#seen.size > this.#most && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }

  forget(what: string): void {
    this.#seen.delete(what);
  }
}
