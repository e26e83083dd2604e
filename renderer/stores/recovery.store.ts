import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';

interface Recovery {
  /** What was recovered, until somebody has read it: by then the program is at work again. */
  readonly report: OutputOf<'recovery.run'> | undefined;
  keep(report: OutputOf<'recovery.run'>): void;
  forget(): void;
}

export const useRecovery = create<Recovery>()((set) => ({
  report: undefined,
  keep: (report) => set({ report }),
  forget: () => set({ report: undefined }),
}));
