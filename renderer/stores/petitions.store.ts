import { create } from 'zustand';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, onChange } from '../api/backend.ts';
import { asAppError, liveQuery } from '../api/live-query.ts';

export type PetitionFilter = Omit<InputOf<'petition.list'>, 'after' | 'limit'>;
export type PetitionRow = OutputOf<'petition.list'>['rows'][number];
export type PetitionDetail = OutputOf<'petition.get'>;

export const usePetition = liveQuery('petition.get', ['petition', 'session', 'action']);
export const useSavedViews = liveQuery('petition.views', ['petition']);
export const usePetitionCounts = liveQuery('petition.counts', ['petition']);

interface Register {
  readonly filter: PetitionFilter;
  readonly rows: readonly PetitionRow[];
  /** Where the next page begins; null at the end of the list. */
  readonly next: string | null;
  readonly busy: boolean;
  readonly error: AppError | undefined;
  setFilter(change: Partial<PetitionFilter>): Promise<void>;
  clearFilter(): Promise<void>;
  /** Begins anew with this filter alone; it is read when the register is entered. */
  begin(filter: Partial<PetitionFilter>): void;
  /** Reads on at the end of what is shown. */
  more(): Promise<void>;
  enter(): () => void;
}

const pageSize = 100;
const noFilter: PetitionFilter = { order: 'received', descending: true, words: '' };

/** The register as the person at the desk sees it now: one filter, the pages read so far. */
export const useRegister = create<Register>()((set, get) => {
  let latest = 0;
  const read = async (limit: number): Promise<void> => {
    latest += 1;
    const mine = latest;
    set({ busy: true });
    try {
      const page = await call('petition.list', { ...get().filter, limit });
      if (mine === latest) set({ rows: page.rows, next: page.next, busy: false, error: undefined });
    } catch (error) {
      if (mine === latest) set({ busy: false, error: asAppError(error) });
    }
  };
  return {
    filter: noFilter,
    rows: [],
    next: null,
    busy: false,
    error: undefined,
    async setFilter(change) {
      set({ filter: { ...get().filter, ...change } });
      await read(pageSize);
    },
    async clearFilter() {
      set({ filter: noFilter });
      await read(pageSize);
    },
    begin(filter) {
      set({ filter: { ...noFilter, ...filter }, rows: [], next: null });
    },
    async more() {
      const { next, busy, filter } = get();
      if (next === null || busy) return;
      latest += 1;
      const mine = latest;
      set({ busy: true });
      try {
        const page = await call('petition.list', { ...filter, limit: pageSize, after: next });
        if (mine === latest) set((state) => ({ rows: [...state.rows, ...page.rows], next: page.next, busy: false }));
      } catch (error) {
        if (mine === latest) set({ busy: false, error: asAppError(error) });
      }
    },
    enter() {
      void read(pageSize);
      // What is shown is read anew, as long as it is now (at most two pages' worth in one go).
      return onChange(['petition'], () => void read(Math.min(200, Math.max(pageSize, get().rows.length))));
    },
  };
});
