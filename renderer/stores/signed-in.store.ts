import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call, setToken, whenSignedOut } from '../api/backend.ts';
import { useItemDrafts } from './item-drafts.store.ts';

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
    return undefined;
  },
  async signOut() {
    await call('account.signOut', {});
    setToken(undefined);
    const { account } = get();
    if (account !== undefined) useItemDrafts.getState().forget(account.id);
    set({ account: undefined, locked: false });
  },
  lock() {
    if (get().account === undefined) return;
    void call('account.signOut', {});
    setToken(undefined);
    set({ account: undefined, locked: true });
  },
}));

whenSignedOut(() => {
  setToken(undefined);
  useSignedIn.setState((state) => ({ account: undefined, locked: state.account !== undefined }));
});
