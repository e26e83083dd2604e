import { useEffect, useState } from 'react';

/** A screen that has read nothing for this long says so, in milliseconds. */
const staleAfter = 15_000;

/**
 * Whether a screen shows what may no longer be so: true once 15 seconds have passed without another reading.
 * @param data what was read: each successful reading brings a new object
 */
export function useStale(data: object | undefined): boolean {
  const [stale, setStale] = useState<object>();
  useEffect(() => {
    const timer = window.setTimeout(() => setStale(data), staleAfter);
    return () => window.clearTimeout(timer);
  }, [data]);
  return data !== undefined && stale === data;
}
