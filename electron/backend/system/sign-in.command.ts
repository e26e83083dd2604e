import { findAccountByName, updateAccount } from '../../../db/repos/account.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { waitAfterFailures } from '../../../shared/domain/passphrase.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { hashPassphrase, isPassphrase } from '../trust/passphrase.ts';

/**
 * Starts a session. A wrong passphrase is counted and, after three, makes the account wait, whatever is tried meanwhile;
 * the count is committed, so that a restart does not reset it.
 */
export const signIn: CommandHandler<'account.signIn'> = async (tx, input, context) => {
  if ((await findEnterprise(tx)) === undefined) throw new AppError('NOT_SET_UP');
  const account = await findAccountByName(tx, input.name);
  if (account === undefined || account.disabledAt !== null) {
    // As much work as for an account that exists, so that the time taken does not tell which names do.
    await hashPassphrase(input.passphrase, context.services.passphraseCost);
    return { signedIn: false, waitSeconds: 0 };
  }
  const { signInWaits } = context.services;
  const waiting = signInWaits.secondsLeft(account, context.now);
  if (waiting > 0) return { signedIn: false, waitSeconds: waiting };

  if (!(await isPassphrase(account.passphraseHash, input.passphrase))) {
    const failedAttempts = account.failedAttempts + 1;
    const waitSeconds = waitAfterFailures(failedAttempts);
    const retryAt = waitSeconds === 0 ? null : new Date(Date.parse(context.now) + waitSeconds * 1000).toISOString();
    await updateAccount(tx, account.id, { failedAttempts, retryAt });
    context.about(account.id);
    context.afterCommit(() => signInWaits.begin(account.id, waitSeconds));
    return { signedIn: false, waitSeconds };
  }
  if (account.failedAttempts > 0) await updateAccount(tx, account.id, { failedAttempts: 0, retryAt: null });
  context.afterCommit(() => signInWaits.forget(account.id));
  const { idleLockMinutes } = rulesInForce(await listRulesVersions(tx), context.today).settings;
  const { id, displayName, role } = account;
  const actor = { accountId: id, displayName, role, department: account.department ?? '' };
  context.about(account.id);
  const token = context.services.signedIn.begin(actor, idleLockMinutes, context.now);
  return { signedIn: true, token, account: { id, displayName, role }, idleLockMinutes };
};
