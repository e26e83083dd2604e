import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { InputOf, OutputOf, QueryName } from '../../shared/contract/index.ts';
import type { Topic } from '../../shared/topics.ts';
import { AppError } from '../../shared/errors.ts';
import { call, onChange } from './backend.ts';

export interface Live<N extends QueryName> {
  readonly input: InputOf<N> | undefined;
  /** What the last successful reading gave; kept on the screen while the next one is under way. */
  readonly data: OutputOf<N> | undefined;
  readonly error: AppError | undefined;
  readonly busy: boolean;
  /** Shows this input from now on. */
  show(input: InputOf<N>): Promise<void>;
  /** Reads the same input again. */
  reload(): Promise<void>;
  /** Stops reloading on notices: the place has been left. */
  leave(): void;
}

/**
 * A store around one query: it reads what is asked for, and reads again whenever one of the topics has changed, so that
 * no page keeps a copy that it patches with a guess.
 */
export function liveQuery<N extends QueryName>(name: N, topics: readonly Topic[]): UseBoundStore<StoreApi<Live<N>>> {
  let stop: (() => void) | undefined;
  let latest = 0;
  return create<Live<N>>()((set, get) => {
    const read = async (input: InputOf<N>): Promise<void> => {
      latest += 1;
      const mine = latest;
      set({ busy: true });
      try {
        const data = await call(name, input);
        // A slower answer to an older question must not replace a newer one.
        if (mine === latest) set({ data, error: undefined, busy: false });
      } catch (error) {
        if (mine === latest) set({ error: asAppError(error), busy: false });
      }
    };
    return {
      input: undefined,
      data: undefined,
      error: undefined,
      busy: false,
      async show(input) {
        stop ??= onChange(topics, () => void get().reload());
        set({ input });
        await read(input);
      },
      async reload() {
        const { input } = get();
        if (input !== undefined) await read(input);
      },
      leave() {
        stop?.();
        stop = undefined;
        latest += 1;
        set({ input: undefined, data: undefined, error: undefined, busy: false });
      },
    };
  });
}

export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('INTERNAL', { id: '-' });
}
