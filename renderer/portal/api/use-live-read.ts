import { useEffect, useState } from 'react';
import type { Topic } from '../../../shared/topics.ts';
import { readAfterChange, readAfterLoss } from './live-waits.ts';
import { listenLive } from './live.ts';
import { useRead } from './use-read.ts';

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
    const stop = listenLive(topics.split(' ') as Topic[], (why) => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          lastRead = Date.now();
          again();
        },
        why === 'back' ? readAfterLoss() : readAfterChange(Date.now() - lastRead),
      );
    });
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
