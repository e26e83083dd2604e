import { findAccountByName, insertAccount } from '../../../db/repos/account.repo.ts';
import { mayUsePassphrase } from '../../../shared/domain/passphrase.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { hashPassphrase } from '../trust/passphrase.ts';

export const createAccount: CommandHandler<'account.create'> = async (tx, input, context) => {
  if ((await findAccountByName(tx, input.name)) !== undefined) throw new AppError('NAME_TAKEN', { name: input.name });
  demand(mayUsePassphrase(input.passphrase, input.name));
  const accountId = context.newId<'Account'>();
  await insertAccount(tx, {
    id: accountId,
    name: input.name,
    displayName: input.displayName,
    role: input.role,
    department: input.department === '' ? null : input.department,
    personId: input.personId ?? null,
    passphraseHash: await hashPassphrase(input.passphrase, context.services.passphraseCost),
    createdAt: context.now,
  });
  context.about(accountId);
  return { accountId };
};
