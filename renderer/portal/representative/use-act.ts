import { useRef, useState } from 'react';
import { newCommandId } from '../api/call.ts';

/** One thing to do by a button: busy meanwhile, its error kept. What is tried again carries the same id. */
export function useAct(): {
  readonly busy: boolean;
  readonly error: unknown;
  readonly run: (act: (commandId: string) => Promise<unknown>) => Promise<boolean>;
} {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const commandId = useRef<string>(undefined);
  const run = async (act: (commandId: string) => Promise<unknown>): Promise<boolean> => {
    commandId.current ??= newCommandId();
    setState({ busy: true });
    try {
      await act(commandId.current);
      commandId.current = undefined;
      setState({ busy: false });
      return true;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    }
  };
  return { busy: state.busy, error: state.error, run };
}
