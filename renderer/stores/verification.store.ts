import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { call } from '../api/backend.ts';
import { asAppError } from '../api/live-query.ts';

export type Verification = OutputOf<'audit.verify'>;
export type EntryRow = OutputOf<'audit.list'>['rows'][number];
export type FoundFingerprint = OutputOf<'audit.find'>;
type Progress = OutputOf<'audit.progress'>['running'];

interface VerificationState {
  readonly result: Verification | undefined;
  readonly error: AppError | undefined;
  readonly busy: boolean;
  readonly progress: Progress;
  /** Looks through the record, telling how far it has come. */
  verify(): Promise<void>;
  /** Joins a verification that somebody has begun at another page; does nothing where none runs. */
  join(): Promise<void>;
  /** Forgets the result: whoever comes next sees their own. */
  leave(): void;
}

const betweenLooks = 300;

export const useVerification = create<VerificationState>()((set, get) => ({
  result: undefined,
  error: undefined,
  busy: false,
  progress: null,
  async verify() {
    if (get().busy) return;
    set({ busy: true, error: undefined });
    const timer = setInterval(() => {
      call('audit.progress', {})
        .then(({ running }) => get().busy && set({ progress: running }))
        // How far it has come is a courtesy; the answer itself says what went wrong.
        .catch(() => undefined);
    }, betweenLooks);
    try {
      set({ result: await call('audit.verify', {}) });
    } catch (error) {
      set({ error: asAppError(error) });
    } finally {
      clearInterval(timer);
      set({ busy: false, progress: null });
    }
  },
  async join() {
    const { running } = await call('audit.progress', {}).catch(() => ({ running: null }));
    if (running !== null) await get().verify();
  },
  leave() {
    set({ result: undefined, error: undefined });
  },
}));

interface EntriesState {
  readonly rows: readonly EntryRow[];
  readonly next: string | null;
  readonly busy: boolean;
  readonly error: AppError | undefined;
  /** Begins anew with the latest entries. */
  show(): Promise<void>;
  /** Adds the page of entries before those shown. */
  more(): Promise<void>;
}

export const useEntries = create<EntriesState>()((set, get) => {
  const read = async (after: string | null): Promise<void> => {
    set({ busy: true, error: undefined });
    try {
      const { rows, next } = await call('audit.list', { after, limit: 50 });
      set({ rows: after === null ? rows : [...get().rows, ...rows], next });
    } catch (error) {
      set({ error: asAppError(error) });
    } finally {
      set({ busy: false });
    }
  };
  return {
    rows: [],
    next: null,
    busy: false,
    error: undefined,
    show: () => read(null),
    more: () => read(get().next),
  };
});
