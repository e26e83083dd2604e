import { App } from 'antd';
import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { asAppError } from '../api/live-query.ts';
import { errorText, useText } from './use-text.ts';

export interface Act {
  readonly busy: boolean;
  readonly error: AppError | undefined;
  /** Runs an intent; says `done` in a message when it succeeded. Resolves to whether it did. */
  run(intent: () => Promise<unknown>, done?: string): Promise<boolean>;
  clear(): void;
}

/** For a button that does something: busy while it runs, the refusal afterwards, also as a message where `loud`. */
export function useAct({ loud = false } = {}): Act {
  const { message } = App.useApp();
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  return {
    busy,
    error,
    clear: () => setError(undefined),
    async run(intent, done) {
      setBusy(true);
      setError(undefined);
      try {
        await intent();
        if (done !== undefined) void message.success(done);
        return true;
      } catch (thrown) {
        const refusal = asAppError(thrown);
        setError(refusal);
        if (loud) void message.error(errorText(t, refusal));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
