/**
 * How long phones wait before they connect again and before they read, in milliseconds. Two things pull at it: a thousand
 * phones must not come in one moment, and the last of them is back within ten seconds after the PC can be reached. The
 * longest way is one wait for the connection (4.5 s) and one for reading (3 s); the rest is for the PC to answer them all.
 */
const shortestWaitMs = 1_000;
const longestWaitMs = 3_000;

/** So long after a notice a phone reads at the latest: a thousand of them do not ask in one moment. */
const spreadMs = 1_200;
/** Between two readings there is as much time at least: while all vote there is a notice for every vote. */
const restMs = 2_500;
/** After the Wi-Fi was gone all come back together. */
const spreadAfterLossMs = 3_000;

/** A connection that is not answered by then is given up for a new one: what went into dead air the system repeats ever more seldom. */
export const answeredWithinMs = 10_000;
/** The PC says something every 20 s. When two of these were missed, it is gone, although nobody closed the connection. */
export const silentMs = 45_000;

/** Until a phone tries to connect again, when so many attempts in a row have failed before this one. */
export function againAfter(failures: number): number {
  return Math.min(longestWaitMs, shortestWaitMs * 2 ** failures) * (0.5 + Math.random());
}

/** Until a phone that has heard of a change reads, when so much time has passed since it last did. */
export function readAfterChange(sinceLastRead: number): number {
  // A clock that was set back does not make anybody wait long.
  return Math.min(restMs, Math.max(0, restMs - sinceLastRead)) + Math.random() * spreadMs;
}

/** Until a phone that is back reads what it missed. */
export function readAfterLoss(): number {
  return Math.random() * spreadAfterLossMs;
}

/** Until a phone reads what is not pressing and may wait for `within`. */
export function readUnhurried(within: number): number {
  return within * (0.5 + Math.random() / 2);
}
