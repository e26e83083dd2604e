import { findAccountByName, insertAccount } from '../../../db/repos/account.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { hashPassphrase } from '../trust/passphrase.ts';
import { demandStrong } from '../trust/passphrase-strength.ts';
import { namesAround } from '../trust/names-around.ts';

export const createAccount: CommandHandler<'account.create'> = async (tx, input, context) => {
  if ((await findAccountByName(tx, input.name)) !== undefined) throw new AppError('NAME_TAKEN', { name: input.name });
  await demandStrong(input.passphrase, input.name, await namesAround(tx, input.displayName));
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
