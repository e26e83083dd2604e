const perMinute = 120;
const minuteMs = 60_000;

/**
 * How many texts phones have had compared in this minute, all together: nobody reads the register out by trying words. No
 * phone is told from another, since its address is not kept.
 */
export class QuestionsAsked {
  #began = 0;
  #asked = 0;

  /** Counts one more. @returns whole seconds to wait; 0 when it may be asked */
  ask(now: number): number {
    // A clock that was set back begins a new minute.
    if (now - this.#began >= minuteMs || now < this.#began) {
      this.#began = now;
      this.#asked = 0;
    }
    if (this.#asked >= perMinute) return Math.max(1, Math.ceil((this.#began + minuteMs - now) / 1000));
    this.#asked += 1;
    return 0;
  }
}
