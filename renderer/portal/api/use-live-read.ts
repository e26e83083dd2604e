import { useEffect, useState } from 'react';
import type { Topic } from '../../../shared/topics.ts';
import { listenLive } from './live.ts';
import { useRead } from './use-read.ts';

/** So long after a notice a phone reads at the latest: a thousand of them do not ask in one moment. */
const spreadMs = 1_200;
/** Between two readings there is as much time at least: while all vote there is a notice for every vote. */
const restMs = 2_500;
/** After the Wi-Fi was gone all come back together. */
const spreadAfterLossMs = 3_000;

export interface Live<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  /** Reads at once, as after an act of one's own. */
  readonly again: () => void;
}

/** What `read` gives, read anew when one of the topics changes, and when the connection is back. */
export function useLiveRead<T>(read: () => Promise<T>, topics: string): Live<T> {
  const { value, error, again } = useRead(read);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastRead = Date.now();
    const soon = (spread: number): void => {
      if (timer !== undefined) return;
      // A clock that was set back does not make anybody wait long.
      const rest = Math.min(restMs, Math.max(0, lastRead + restMs - Date.now()));
      timer = setTimeout(
        () => {
          timer = undefined;
          lastRead = Date.now();
          again();
        },
        rest + Math.random() * spread,
      );
    };
    const stop = listenLive(topics.split(' ') as Topic[], (why) => soon(why === 'back' ? spreadAfterLossMs : spreadMs));
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [again, topics]);
  return { value, error, again };
}

/** A clock that ticks each second while it should, in milliseconds as the PC has it: phones' own are often wrong. */
export function useHostClock(now: string | undefined, ticking: boolean): number {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (now === undefined) return undefined;
    const readAt = performance.now();
    const show = (): void => setShown(Date.parse(now) + performance.now() - readAt);
    show();
    if (!ticking) return undefined;
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [now, ticking]);
  return shown;
}
