import type { WriteTx } from '../../../db/handles.ts';
import { findAccountByName, insertAccount, listAccounts, updateAccount } from '../../../db/repos/account.repo.ts';
import { dropWrappings } from '../../../db/repos/union-key.repo.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { namesAround } from '../trust/names-around.ts';
import { hashPassphrase, type PassphraseCost } from '../trust/passphrase.ts';
import { demandStrong } from '../trust/passphrase-strength.ts';

export interface ComingChair {
  readonly name: string;
  readonly displayName: string;
  readonly passphrase: string;
}

/**
 * The account of that name as a chair who can sign in with this passphrase, made when there is none. What it held of keys
 * was wrapped by another passphrase and is dropped.
 */
export async function asChair(
  tx: WriteTx,
  { name, displayName, passphrase }: ComingChair,
  how: { readonly cost: PassphraseCost; readonly now: string; readonly newId: () => AccountId },
): Promise<AccountId> {
  await demandStrong(passphrase, name, await namesAround(tx, displayName));
  const passphraseHash = await hashPassphrase(passphrase, how.cost);
  const found = await findAccountByName(tx, name);
  if (found !== undefined) {
    await dropWrappings(tx, found.id);
    const again = { passphraseHash, role: 'chair', disabledAt: null, failedAttempts: 0, retryAt: null } as const;
    await updateAccount(tx, found.id, again);
    return found.id;
  }
  const id = how.newId();
  const account = { id, name, displayName, role: 'chair', department: null, personId: null } as const;
  await insertAccount(tx, { ...account, passphraseHash, createdAt: how.now });
  return id;
}

/** Closes every other chair's account and takes the keys out of its hands; returns whose sessions are to be ended. */
export async function closeOtherChairs(tx: WriteTx, staying: AccountId, now: string): Promise<readonly AccountId[]> {
  const others = (await listAccounts(tx)).filter(
    (account) => account.role === 'chair' && account.disabledAt === null && account.id !== staying,
  );
  for (const { id } of others) {
    await dropWrappings(tx, id);
    await updateAccount(tx, id, { disabledAt: now });
  }
  return others.map(({ id }) => id);
}
