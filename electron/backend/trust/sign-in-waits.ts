import { waitAfterFailures } from '../../../shared/domain/passphrase.rules.ts';
import type { AccountId } from '../../../shared/ids.ts';

interface Failing {
  readonly id: AccountId;
  readonly failedAttempts: number;
  /** UTC ISO text, kept in the database: what a restart finds. */
  readonly retryAt: string | null;
}

/**
 * Waits after wrong passphrases that do not depend on the PC's clock. What the database keeps survives a restart but
 * follows the clock, which whoever sits at the PC may set; what is kept here ends when as much time has really passed.
 */
export class SignInWaits {
  readonly #until = new Map<AccountId, number>();
  readonly #running: () => number;

  /** @param running milliseconds of a clock that nobody can set */
  constructor(running: () => number = () => performance.now()) {
    this.#running = running;
  }

  /** A wait begins: `seconds` from this moment on. */
  begin(id: AccountId, seconds: number): void {
    this.#until.set(id, this.#running() + seconds * 1000);
  }

  forget(id: AccountId): void {
    this.#until.delete(id);
  }

  /** Whole seconds until the next try, 0 when it may be made now. */
  secondsLeft({ id, failedAttempts, retryAt }: Failing, now: string): number {
    const byClock = retryAt === null ? 0 : (Date.parse(retryAt) - Date.parse(now)) / 1000;
    const whole = waitAfterFailures(failedAttempts);
    // More than the whole wait means that the clock was set back; then only time that has really passed counts, so that
    // a clock put right does not lock somebody out for years.
    if (byClock > whole && !this.#until.has(id)) this.begin(id, whole);
    const byRunning = ((this.#until.get(id) ?? -Infinity) - this.#running()) / 1000;
    return Math.max(0, Math.ceil(byClock > whole ? byRunning : Math.max(byClock, byRunning)));
  }
}
