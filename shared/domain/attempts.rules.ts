/** What is remembered of somebody who tries codes: how many wrong ones are left, and since when. */
export interface Attempts {
  /** Wrong codes that are still free; a part of one counts as it grows back. */
  readonly left: number;
  /** When `left` was counted, in milliseconds. */
  readonly countedAt: number;
  /** Nothing is looked at before this moment. */
  readonly waitUntil: number;
  /** How often the allowance was used up without a quiet hour between. */
  readonly rounds: number;
}

/** Wrong codes that are free at once, and how long one takes to grow back. */
export const allowance = 6;
const growsBackMs = 60_000;
const firstWaitMs = 30_000;
const longestWaitMs = 30 * 60_000;
const quietMs = 60 * 60_000;

export const noAttempts: Attempts = { left: allowance, countedAt: 0, waitUntil: 0, rounds: 0 };

/** Whole seconds until the next code is looked at; 0 when it may be now. */
export function secondsToWait(attempts: Attempts, now: number): number {
  return Math.max(0, Math.ceil((attempts.waitUntil - now) / 1000));
}

/**
 * After a wrong code: one less is free. When none is left there is a pause that doubles each time, up to half an hour,
 * and begins small again after an hour without a wrong one. 128 bits are not guessed so; this keeps the PC free.
 */
export function afterWrongCode(attempts: Attempts, now: number): Attempts {
  // A clock that was set back neither punishes nor helps.
  const passed = Math.max(0, now - attempts.countedAt);
  const rounds = passed > quietMs ? 0 : attempts.rounds;
  const left = Math.min(allowance, attempts.left + passed / growsBackMs) - 1;
  if (left >= 1) return { left, countedAt: now, waitUntil: 0, rounds };
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** rounds);
  return { left: 1, countedAt: now, waitUntil: now + wait, rounds: rounds + 1 };
}

/** Whether nothing is left to count: as somebody who never tried. */
export function isForgiven(attempts: Attempts, now: number): boolean {
  return now - attempts.countedAt > quietMs && secondsToWait(attempts, now) === 0;
}
