import type { WriteTx } from '../../../db/handles.ts';
import { findAccount, updateAccount, type Account } from '../../../db/repos/account.repo.ts';
import { waitAfterFailures } from '../../../shared/domain/passphrase.rules.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../context.ts';
import { isPassphrase } from './passphrase.ts';

/**
 * Whether the passphrase is the account's own. Wrong ones are counted, at sign-in and everywhere else, and make the
 * account wait whatever is tried meanwhile; the caller answers with the seconds and lets the transaction commit.
 * @returns seconds to wait, 0 when it was merely wrong, undefined when it was right
 */
export async function refusesPassphrase(
  tx: WriteTx,
  account: Account,
  passphrase: string,
  { now, services: { signInWaits }, afterCommit }: Pick<CommandContext<never>, 'now' | 'services' | 'afterCommit'>,
): Promise<number | undefined> {
  const waiting = signInWaits.secondsLeft(account, now);
  if (waiting > 0) return waiting;
  if (await isPassphrase(account.passphraseHash, passphrase)) {
    if (account.failedAttempts > 0) await updateAccount(tx, account.id, { failedAttempts: 0, retryAt: null });
    afterCommit(() => signInWaits.forget(account.id));
    return undefined;
  }
  const failedAttempts = account.failedAttempts + 1;
  const waitSeconds = waitAfterFailures(failedAttempts);
  const retryAt = waitSeconds === 0 ? null : new Date(Date.parse(now) + waitSeconds * 1000).toISOString();
  await updateAccount(tx, account.id, { failedAttempts, retryAt });
  afterCommit(() => signInWaits.begin(account.id, waitSeconds));
  return waitSeconds;
}

/** @throws AppError NOT_FOUND */
export async function getAccount(tx: WriteTx, accountId: AccountId): Promise<Account> {
  const account = await findAccount(tx, accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
  return account;
}
