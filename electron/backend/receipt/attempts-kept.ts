import { afterWrongCode, noAttempts, secondsToWait, type Attempts } from '../../../shared/domain/attempts.rules.ts';

/**
 * Who has tried wrong codes, in this run of the backend. Counted by door and account: whoever is not signed in shares one
 * count, since a name that the caller chooses would be a new one each time.
 */
export class AttemptsKept {
  readonly #by = new Map<string, Attempts>();
  readonly #underWay = new Map<string, number>();

  /**
   * Lets a code be looked at, to be followed by `end`. As many at a time as wrong ones are free: else a thousand sent at
   * once would all be in before the first is counted.
   * @returns whole seconds to wait; 0 when it may be looked at
   */
  begin(who: string, now: number): number {
    const attempts = this.#by.get(who) ?? noAttempts;
    const waiting = secondsToWait(attempts, now);
    if (waiting > 0) return waiting;
    const underWay = this.#underWay.get(who) ?? 0;
    if (underWay >= attempts.left) return 1;
    this.#underWay.set(who, underWay + 1);
    return 0;
  }

  end(who: string, now: number, was: 'right' | 'wrong'): void {
    this.#underWay.set(who, (this.#underWay.get(who) ?? 1) - 1);
    if (was === 'wrong') this.#by.set(who, afterWrongCode(this.#by.get(who) ?? noAttempts, now));
  }
}
