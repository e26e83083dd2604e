import type { Clock } from '../clock.ts';

/** A clock that the demo moves on by itself, so that fourteen months pass in some seconds. */
export class DemoClock implements Clock {
  readonly isSet = true;
  #at = 0;

  now(): string {
    return new Date(this.#at).toISOString();
  }

  /** Sets it to a moment; it never goes back, or the record would not be in order. */
  moveTo(at: number): void {
    this.#at = Math.max(this.#at, at);
  }
}
