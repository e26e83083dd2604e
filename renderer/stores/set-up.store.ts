import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';

type RecoveryKey = OutputOf<'system.setUp'>['recoveryKey'];

interface SetUp {
  /** The enterprise is set up and its chair signed in; the recovery key is to be put away, the rosters brought in. */
  readonly stage: 'recovery' | 'rosters' | undefined;
  /** In the page's memory until the person says that the sheet is kept. */
  readonly recoveryKey: RecoveryKey | undefined;
  showRecoveryKey(recoveryKey: RecoveryKey): void;
  beginRosters(): void;
  finish(): void;
}

/** Keeps the wizard on the screen for its last steps, when the program behind it is set up already. */
export const useSetUp = create<SetUp>()((set) => ({
  stage: undefined,
  recoveryKey: undefined,
  showRecoveryKey: (recoveryKey) => set({ stage: 'recovery', recoveryKey }),
  beginRosters: () => set({ stage: 'rosters', recoveryKey: undefined }),
  finish: () => set({ stage: undefined, recoveryKey: undefined }),
}));
