import { useEffect, useRef, useState } from 'react';

/** A screen that has read nothing for this long says so, in milliseconds. */
const staleAfter = 15_000;

/**
 * Since when a screen shows what may no longer be so: the moment of its last reading, as UTC ISO text by this device's
 * clock, once 15 seconds have passed without another; undefined while it is fresh.
 * @param data what was read: each successful reading brings a new object
 */
export function useStaleSince(data: unknown): string | undefined {
  const readAt = useRef(Date.now());
  const [stale, setStale] = useState<string>();
  useEffect(() => {
    readAt.current = Date.now();
    setStale(undefined);
  }, [data]);
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (Date.now() - readAt.current > staleAfter) setStale(new Date(readAt.current).toISOString());
    }, 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return stale;
}
