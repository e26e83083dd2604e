import { create } from 'zustand';

/** The register's dialogs: opened by its own buttons and keys, and by the application menu from anywhere. */
export type AskedDialog = 'intake' | 'import' | 'boxRounds';

interface Asked {
  readonly dialog: AskedDialog | undefined;
  ask(dialog: AskedDialog): void;
  done(): void;
}

export const useAsked = create<Asked>()((set) => ({
  dialog: undefined,
  ask: (dialog) => set({ dialog }),
  done: () => set({ dialog: undefined }),
}));
