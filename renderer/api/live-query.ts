import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { InputOf, OutputOf, QueryName } from '../../shared/contract/index.ts';
import type { Topic } from '../../shared/topics.ts';
import { AppError } from '../../shared/errors.ts';
import { call, onChange } from './backend.ts';
import { withSameParts } from './same-parts.ts';

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

/** A reading under way, and the one after it that everybody waits for who has asked meanwhile. */
interface Reading {
  readonly asked: string;
  readonly done: Promise<void>;
  next?: Promise<void>;
}

/**
 * A store around one query: it reads what is asked for, and reads again whenever one of the topics has changed, so that
 * no page keeps a copy that it patches with a guess. One reading of a thing at a time and once more after it: however
 * fast the notices come, each answer is shown, and a slow backend is not asked faster than it answers. What is the same in
 * an answer as in the one before is the same object, so that a page draws only what has changed.
 */
export function liveQuery<N extends QueryName>(name: N, topics: readonly Topic[]): UseBoundStore<StoreApi<Live<N>>> {
  let stop: (() => void) | undefined;
  let reading: Reading | undefined;
  return create<Live<N>>()((set, get) => {
    const begin = (input: InputOf<N>, asked: string): Promise<void> => {
      const settle = (answer: Pick<Live<N>, 'data' | 'error'> | Pick<Live<N>, 'error'>): void => {
        // Something else has been asked for, or the place was left: this answer is to a question of before.
        if (reading !== mine) return;
        reading = undefined;
        set({ ...answer, busy: mine.next !== undefined });
      };
      set({ busy: true });
      const mine: Reading = {
        asked,
        done: call(name, input).then(
          (data) => settle({ data: withSameParts(get().data, data), error: undefined }),
          (error: unknown) => settle({ error: asAppError(error) }),
        ),
      };
      reading = mine;
      return mine.done;
    };
    const read = (input: InputOf<N>): Promise<void> => {
      const asked = JSON.stringify(input);
      if (reading?.asked !== asked) return begin(input, asked);
      const { done } = reading;
      // What is being read may be of before the change.
      reading.next ??= done.then(() => {
        const now = get().input;
        return now !== undefined && JSON.stringify(now) === asked ? read(now) : undefined;
      });
      return reading.next;
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
        reading = undefined;
        set({ input: undefined, data: undefined, error: undefined, busy: false });
      },
    };
  });
}

export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('INTERNAL', { id: '-' });
}
