import { findAccountByName } from '../../../db/repos/account.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { refusesPassphrase } from '../trust/own-passphrase.ts';
import { hashPassphrase } from '../trust/passphrase.ts';

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
  const waitSeconds = await refusesPassphrase(tx, account, input.passphrase, context);
  context.about(account.id);
  if (waitSeconds !== undefined) return { signedIn: false, waitSeconds };
  const { idleLockMinutes } = rulesInForce(await listRulesVersions(tx), context.today).settings;
  const { id, displayName, role } = account;
  const actor = { accountId: id, displayName, role, department: account.department ?? '' };
  const token = context.services.signedIn.begin(actor, idleLockMinutes, context.now);
  return { signedIn: true, token, account: { id, displayName, role }, idleLockMinutes };
};
