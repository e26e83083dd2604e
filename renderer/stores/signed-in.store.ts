import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call, setToken, whenSignedOut } from '../api/backend.ts';
import { itemOfDraft } from '../../shared/domain/draft.rules.ts';
import { useIntakeDrafts } from './intake-draft.store.ts';
import { useItemDrafts } from './item-drafts.store.ts';
import { itemDraftOf } from './kept-item-draft.ts';
import { draftKeeper, mayKeepDrafts } from './own-drafts.ts';

export type SignedInAccount = Extract<OutputOf<'account.signIn'>, { signedIn: true }>['account'];

interface SignedIn {
  readonly account: SignedInAccount | undefined;
  readonly idleLockMinutes: number;
  /** True after an idle lock: the sign-in page then says why and names the account. */
  readonly locked: boolean;
  /** @returns seconds to wait before the next try when the passphrase was wrong, undefined when signed in */
  signIn(name: string, passphrase: string): Promise<number | undefined>;
  signOut(): Promise<void>;
  lock(): void;
}

/** Who is at this PC. The token lives in the page's memory: closing the window signs out. */
export const useSignedIn = create<SignedIn>()((set, get) => ({
  account: undefined,
  idleLockMinutes: 15,
  locked: false,
  async signIn(name, passphrase) {
    const reply = await call('account.signIn', { name, passphrase });
    if (!reply.signedIn) return reply.waitSeconds;
    setToken(reply.token);
    set({ account: reply.account, idleLockMinutes: reply.idleLockMinutes, locked: false });
    void takeUpDrafts(reply.account);
    return undefined;
  },
  async signOut() {
    const { account } = get();
    const isPutDown = await draftKeeper.flush();
    await call('account.signOut', {});
    draftKeeper.end();
    setToken(undefined);
    // What could not be put down waits in the page, as after the idle lock.
    if (account !== undefined && isPutDown) {
      useItemDrafts.getState().forget(account.id);
      useIntakeDrafts.getState().forget(account.id);
    }
    set({ account: undefined, locked: false });
  },
  lock() {
    if (get().account === undefined) return;
    void draftKeeper.flush();
    void call('account.signOut', {});
    draftKeeper.end();
    setToken(undefined);
    set({ account: undefined, locked: true });
  },
}));

/** What was put down on another day, or before the program ended, is there to go on with. */
async function takeUpDrafts({ id, role }: SignedInAccount): Promise<void> {
  if (!mayKeepDrafts(role)) return;
  draftKeeper.begin(id);
  try {
    for (const { place, body } of await call('draft.list', {})) {
      const itemId = itemOfDraft(place);
      const draft = itemId === undefined ? undefined : itemDraftOf(body);
      if (itemId === undefined) useIntakeDrafts.getState().restore(id, body);
      else if (draft !== undefined) useItemDrafts.getState().restore(id, itemId, draft);
    }
  } catch {
    // It stays where it is until the next time; meanwhile the page is as good as without.
  }
}

whenSignedOut(() => {
  draftKeeper.end();
  setToken(undefined);
  useSignedIn.setState((state) => ({ account: undefined, locked: state.account !== undefined }));
});
