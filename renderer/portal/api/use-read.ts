import { useCallback, useEffect, useState } from 'react';

/** What `read` gives, read anew by `again`; an error stands beside what was read before it. */
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
    read().then(
      (value) => left || setState({ value }),
      (error: unknown) => left || setState((before) => ({ ...before, error })),
    );
    return () => {
      left = true;
    };
  }, [read, round]);
  return { value: state.value, error: state.error, again };
}
