import { useCallback, useEffect, useState } from 'react';
import { HostBusy } from './ask-host.ts';

/**
 * What `read` gives, read anew by `again`, and by itself where the host had too much to do; an error stands beside what
 * was read before it.
 */
export function useRead<T>(read: () => Promise<T>): {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
} {
  const [state, setState] = useState<{ value?: T; error?: unknown }>({});
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    read().then(
      (value) => left || setState({ value }),
      (error: unknown) => {
        if (left) return;
        setState((before) => ({ ...before, error }));
        if (error instanceof HostBusy) timer = setTimeout(again, error.afterMs * (1 + Math.random()));
      },
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [read, round, again]);
  return { value: state.value, error: state.error, again };
}
