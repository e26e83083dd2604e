import { useEffect, useRef, useState } from 'react';

/** A screen that has read nothing for this long says so, in milliseconds. */
const staleAfter = 15_000;

/**
 * Whether a screen shows what may no longer be so: true once 15 seconds have passed without another reading.
 * @param data what was read: each successful reading brings a new object
 */
export function useStale(data: unknown): boolean {
  const readAt = useRef(0);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    readAt.current = performance.now();
    setStale(false);
  }, [data]);
  useEffect(() => {
    const timer = window.setInterval(() => setStale(performance.now() - readAt.current > staleAfter), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return stale;
}
