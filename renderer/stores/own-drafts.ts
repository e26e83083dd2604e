import { create } from 'zustand';
import { draftWriters } from '../../shared/contract/draft.contract.ts';
import type { Role } from '../../shared/domain/member.ts';
import { call } from '../api/backend.ts';
import { createDraftKeeper } from './draft-keeper.ts';

interface Waiting {
  /** What has been written and is not put down yet. */
  readonly keys: readonly string[];
}

const useWaiting = create<Waiting>()(() => ({ keys: [] }));

/** The drafts of whoever is signed in at this page, kept in the record's database beside the record. */
export const draftKeeper = createDraftKeeper({
  put: (place, body) => (body === undefined ? call('draft.drop', { place }) : call('draft.keep', { place, body })),
  told: (keys) => useWaiting.setState({ keys }),
});

/** Whether the last word of everything that is being written would be there after a power cut. */
export const useIsPutDown = (): boolean => useWaiting(({ keys }) => keys.length === 0);

export const mayKeepDrafts = (role: Role): boolean => draftWriters.some((writer) => writer === role);

/** A field that is left, or a page that is hidden or closed, does not wait for the pause. @returns how to stop */
export function putDraftsDownOnLeaving(): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const flush = (): void => void draftKeeper.flush();
  document.addEventListener('focusout', flush, { signal });
  document.addEventListener('visibilitychange', flush, { signal });
  window.addEventListener('pagehide', flush, { signal });
  return () => leaving.abort();
}
