/** How far a sealing anew has come, for the page that waits for it. */
export class Rotation {
  #running = false;
  #done = 0;
  #of = 0;

  begin(of: number): void {
    this.#running = true;
    this.#done = 0;
    this.#of = of;
  }

  step(done: number): void {
    this.#done = done;
  }

  end(): void {
    this.#running = false;
  }

  get progress(): { readonly running: boolean; readonly done: number; readonly of: number } {
    return { running: this.#running, done: this.#done, of: this.#of };
  }
}
