/** One phone asks each time that its owner pauses in typing; a meeting hall of three hundred does so together. */
const perMinute = { ofOne: 40, ofAll: 1200 } as const;
const minuteMs = 60_000;

/**
 * How many texts phones have had compared in this minute, each and all together: nobody reads the register out by trying
 * words, and who tries keeps nobody else from being offered what is alike. In memory alone.
 */
export class QuestionsAsked {
  #began = 0;
  #asked = 0;
  readonly #askedBy = new Map<string, number>();

  /** Counts one more. @returns whole seconds to wait; 0 when it may be asked */
  ask(now: number, device = ''): number {
    // A clock that was set back begins a new minute.
    if (now - this.#began >= minuteMs || now < this.#began) {
      this.#began = now;
      this.#asked = 0;
      this.#askedBy.clear();
    }
    const own = this.#askedBy.get(device) ?? 0;
    if (own >= perMinute.ofOne || this.#asked >= perMinute.ofAll)
      return Math.max(1, Math.ceil((this.#began + minuteMs - now) / 1000));
    this.#asked += 1;
    this.#askedBy.set(device, own + 1);
    return 0;
  }
}
