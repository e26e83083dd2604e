import { useRef, useState } from 'react';
import type { CallName, InputOf } from '../../../shared/contract/index.ts';
import { attemptAt, type Attempt } from './attempt.ts';
import { phoneCall } from './call.ts';

/** One thing to do by a button: busy meanwhile, its error kept. The same tried again carries the same id. */
export function useAct(): {
  readonly busy: boolean;
  readonly error: unknown;
  /** @returns whether it was done; if not, `error` says why */
  readonly run: <N extends CallName>(call: N, input: InputOf<N>) => Promise<boolean>;
} {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const attempt = useRef<Attempt>(undefined);
  const run = async <N extends CallName>(call: N, input: InputOf<N>): Promise<boolean> => {
    attempt.current = attemptAt(attempt.current, call, input);
    setState({ busy: true });
    try {
      await phoneCall(call, input, attempt.current.commandId);
      attempt.current = undefined;
      setState({ busy: false });
      return true;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    }
  };
  return { busy: state.busy, error: state.error, run };
}
