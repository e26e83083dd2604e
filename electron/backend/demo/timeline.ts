/** Acts in the order of their moments; an act may plan further ones. */
export class Timeline {
  readonly end: number;
  readonly #waiting: { readonly at: number; readonly act: () => Promise<void> }[] = [];
  /** What is planned for `end` or later has not happened yet when the demo opens, and never does. */
  constructor(end: number) {
    this.end = end;
  }

  plan(at: number, act: () => Promise<void>): void {
    if (at >= this.end) return;
    const later = this.#waiting.findIndex((other) => other.at > at);
    this.#waiting.splice(later === -1 ? this.#waiting.length : later, 0, { at, act });
  }

  /** Runs everything; `arrive` is told each moment before its act. */
  async run(arrive: (at: number) => void): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      arrive(next.at);
      await next.act();
    }
  }
}
