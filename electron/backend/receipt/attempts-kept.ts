import {
  afterWrongCode,
  isForgiven,
  noAttempts,
  secondsToWait,
  type Attempts,
} from '../../../shared/domain/attempts.rules.ts';

/** Beyond so many, those that count nothing any more are forgotten. */
const mostKept = 1000;

/**
 * Who wrong codes are counted against: the account, else the phone, else everybody at that door together, since a name that
 * the caller chooses would be a new one each time.
 */
export function whoTries(by: {
  readonly audience: string;
  readonly actor: { readonly accountId: string } | undefined;
  readonly device: string | undefined;
}): string {
  return `${by.audience} ${by.actor?.accountId ?? by.device ?? ''}`;
}

/** Who has tried wrong codes, in this run of the backend; in memory alone. */
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
    const underWay = (this.#underWay.get(who) ?? 1) - 1;
    if (underWay > 0) this.#underWay.set(who, underWay);
    else this.#underWay.delete(who);
    if (was === 'right') return;
    this.#by.set(who, afterWrongCode(this.#by.get(who) ?? noAttempts, now));
    if (this.#by.size > mostKept) this.#forget(now);
  }

  #forget(now: number): void {
    for (const [who, attempts] of this.#by) if (isForgiven(attempts, now)) this.#by.delete(who);
  }
}
