/** From the closing of a meeting to the end of serving phones, where it was to end with the meeting. */
export const afterMeetingMs = 60 * 60_000;

/** What is known when the program starts of a PC on which phones were served last time and nobody stopped it. */
interface ServedBefore {
  /** It was chosen to start with the program. */
  readonly keepOn: boolean;
  /** A meeting of today has people in it or is open. */
  readonly isMeeting: boolean;
  /** When it was to end after a meeting, UTC ISO text; null where no meeting was closed since it was started. */
  readonly endsAt: string | null;
}

/**
 * Whether phones are served again at the program's start: where that was chosen, and where the program ended in the middle
 * of a meeting or of the time after it, since phones come back by themselves.
 * @param now UTC ISO text
 * @returns in how many milliseconds it ends by itself; null where nothing ends it
 */
export function servesAgain(
  { keepOn, isMeeting, endsAt }: ServedBefore,
  now: string,
): { readonly serves: false } | { readonly serves: true; readonly endsInMs: number | null } {
  const left = endsAt === null ? null : Date.parse(endsAt) - Date.parse(now);
  // A clock that was set back makes it no longer than it would have been.
  const endsInMs = left === null ? null : Math.min(Math.max(left, 0), afterMeetingMs);
  if (isMeeting || (left !== null && left > 0)) return { serves: true, endsInMs };
  return keepOn ? { serves: true, endsInMs: null } : { serves: false };
}
