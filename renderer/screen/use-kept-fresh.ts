import { useEffect } from 'react';

/** Several times within what makes a picture stale, in milliseconds. */
const readEvery = 5_000;

/**
 * Reads what a screen shows at once and again every few seconds: a connection that is gone says nothing by itself, a
 * notice may be lost, and a new day makes things late without anybody changing anything.
 */
export function useKeptFresh(show: (input: Record<string, never>) => Promise<void>): void {
  useEffect(() => {
    void show({});
    const timer = window.setInterval(() => void show({}), readEvery);
    return () => window.clearInterval(timer);
  }, [show]);
}
