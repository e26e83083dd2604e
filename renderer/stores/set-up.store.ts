import { create } from 'zustand';

interface SetUp {
  /** The enterprise is set up and its chair signed in; the rosters are still being brought in, or left for later. */
  readonly atRosters: boolean;
  beginRosters(): void;
  finish(): void;
}

/** Keeps the wizard on the screen for its last step, when the program behind it is set up already. */
export const useSetUp = create<SetUp>()((set) => ({
  atRosters: false,
  beginRosters: () => set({ atRosters: true }),
  finish: () => set({ atRosters: false }),
}));
