/** Calls from the LAN that are under way at the same time: one that waits for the disk holds up no others. */
const atOnce = 4;

/**
 * Lets calls from the LAN in one after the other, one for each turn of the event loop, so that whatever the desktop asks
 * meanwhile waits for one of them at most, however many phones stand in line.
 */
export class Turnstile {
  readonly #line: (() => Promise<unknown>)[] = [];
  #underWay = 0;
  #turning = false;

  pass<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#line.push(() => work().then(resolve, reject));
      this.#turn();
    });
  }

  #turn(): void {
    if (this.#turning || this.#line.length === 0 || this.#underWay >= atOnce) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      const next = this.#line.shift();
      if (next === undefined) return;
      this.#underWay += 1;
      void next().finally(() => {
        this.#underWay -= 1;
        this.#turn();
      });
      this.#turn();
    });
  }
}
