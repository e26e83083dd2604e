import { isDay } from '../../shared/domain/instant.ts';

/** Where the time comes from. Rules never read it: commands hand it to them. */
export interface Clock {
  /** Now, as UTC ISO text. */
  now(): string;
  /** True when it was set for training or a test. */
  readonly isSet: boolean;
}

/**
 * The PC's clock, or one that starts at `setTo` (ISO text with offset, from GONGSHI_CLOCK) and runs on from there.
 * @throws RangeError when `setTo` is no moment in time
 */
export function createClock(setTo?: string): Clock {
  if (setTo === undefined || setTo === '') return { now: () => new Date().toISOString(), isSet: false };
  const start = Date.parse(setTo);
  // 2025-02-30 would otherwise quietly become the second of March.
  if (Number.isNaN(start) || !isDay(setTo.slice(0, 10))) throw new RangeError(`GONGSHI_CLOCK: ${setTo}`);
  const ahead = start - Date.now();
  return { now: () => new Date(Date.now() + ahead).toISOString(), isSet: true };
}
