import { create } from 'zustand';
import type { AccountId } from '../../shared/ids.ts';

/** Nothing is shown while the seat changes hands. */
export type OpeningStep = 'first' | 'between' | 'second';

/** The two halves of a box's opening code, who copies which, and how far they have come. */
export interface OpeningCode {
  readonly first: string;
  readonly second: string;
  readonly holders: readonly [string, string];
  readonly step: OpeningStep;
}

interface OpeningCodes {
  readonly of: Readonly<Partial<Record<AccountId, OpeningCode>>>;
  show(by: AccountId, code: Omit<OpeningCode, 'step'>): void;
  goTo(by: AccountId, step: OpeningStep): void;
  /** Both halves are copied: nothing is left of them. */
  close(by: AccountId): void;
}

/**
 * The opening code that is being copied, for whoever opened the box and for nobody else at this PC. It is given once and
 * kept nowhere else, so it hangs on no page: it outlives another item being called up, and the idle lock.
 */
export const useOpeningCodes = create<OpeningCodes>()((set) => {
  const put = (by: AccountId, next: (now: OpeningCode | undefined) => OpeningCode | undefined): void =>
    set(({ of }) => ({ of: { ...of, [by]: next(of[by]) } }));
  return {
    of: {},
    show: (by, code) => put(by, () => ({ ...code, step: 'first' })),
    goTo: (by, step) => put(by, (now) => now && { ...now, step }),
    close: (by) => put(by, () => undefined),
  };
});
