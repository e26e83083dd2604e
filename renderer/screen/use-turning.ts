import { useEffect, useState } from 'react';

const turnMs = 12_000;
/** A mouse left lying on the wall's computer must not stop the wall for ever. */
const restMs = 20_000;

export interface Turning {
  /** Counts on for ever, forwards and backwards; the page takes the remainder. */
  readonly at: number;
  readonly paused: boolean;
}

/**
 * Turns by itself. The arrow keys turn by hand and a movement of the mouse lets somebody read on, both for a while; the
 * space bar stops it until it is pressed again.
 */
export function useTurning(): Turning {
  const [at, setAt] = useState(0);
  const [stopped, setStopped] = useState(false);
  const [resting, setResting] = useState(false);
  useEffect(() => {
    let rest: number | undefined;
    const pauseForAWhile = (): void => {
      setResting(true);
      window.clearTimeout(rest);
      rest = window.setTimeout(() => setResting(false), restMs);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === ' ') {
        event.preventDefault();
        window.clearTimeout(rest);
        setResting(false);
        setStopped((was) => !was);
        return;
      }
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      setAt((was) => was + (event.key === 'ArrowRight' ? 1 : -1));
      pauseForAWhile();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('mousemove', pauseForAWhile);
    return () => {
      window.clearTimeout(rest);
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('mousemove', pauseForAWhile);
    };
  }, []);
  const paused = stopped || resting;
  useEffect(() => {
    if (paused) return undefined;
    const timer = window.setInterval(() => setAt((was) => was + 1), turnMs);
    return () => window.clearInterval(timer);
  }, [paused]);
  return { at, paused };
}
