import type { systemContract } from '../../../shared/contract/system.contract.ts';
import type { HandlersOf } from '../context.ts';
import { changePassphrase } from './change-passphrase.command.ts';
import { changeRole } from './change-role.command.ts';
import { createAccount } from './create-account.command.ts';
import { disableAccount } from './disable-account.command.ts';
import { accounts } from './accounts.query.ts';
import { discardDemo } from './discard-demo.procedure.ts';
import { fillDemo } from './fill-demo.procedure.ts';
import { passphraseStrength } from './passphrase-strength.query.ts';
import { setPassphrase } from './set-passphrase.command.ts';
import { setUp } from './set-up.command.ts';
import { signIn } from './sign-in.command.ts';
import { signOut } from './sign-out.command.ts';
import { status } from './status.query.ts';

export const systemHandlers: HandlersOf<typeof systemContract> = {
  'system.status': status,
  'system.setUp': setUp,
  'system.fillDemo': fillDemo,
  'system.discardDemo': discardDemo,
  'account.signIn': signIn,
  'account.signOut': signOut,
  'account.changePassphrase': changePassphrase,
  'account.create': createAccount,
  'account.changeRole': changeRole,
  'account.setPassphrase': setPassphrase,
  'account.disable': disableAccount,
  'account.list': accounts,
  'account.passphraseStrength': passphraseStrength,
};
