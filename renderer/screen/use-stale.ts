import { useEffect, useState } from 'react';

/** A screen that has read nothing for this long says so, in milliseconds. */
const staleAfter = 15_000;

/**
 * Whether a screen shows what may no longer be so: true once 15 seconds have passed without another reading.
 * @param readAt the PC's moment of the last successful reading; undefined before the first
 */
export function useStale(readAt: string | undefined): boolean {
  const [stale, setStale] = useState<string>();
  useEffect(() => {
    const timer = window.setTimeout(() => setStale(readAt), staleAfter);
    return () => window.clearTimeout(timer);
  }, [readAt]);
  return readAt !== undefined && stale === readAt;
}
