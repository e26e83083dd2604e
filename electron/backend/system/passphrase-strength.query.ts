import { findAccount } from '../../../db/repos/account.repo.ts';
import { strengthOf, weaknessOf } from '../../../shared/domain/passphrase.rules.ts';
import type { QueryHandler } from '../context.ts';
import { estimatePassphrase } from '../trust/passphrase-strength.ts';
import { namesAround } from '../trust/names-around.ts';

/** Judges as the command will that takes the passphrase; a query leaves neither an audit entry nor a reply behind. */
export const passphraseStrength: QueryHandler<'account.passphraseStrength'> = async (db, input, { actor }) => {
  const own = input.name === '' && actor !== undefined ? await findAccount(db, actor.accountId) : undefined;
  const name = own?.name ?? input.name;
  const names = [name, ...input.names, ...(await namesAround(db, own?.displayName ?? ''))];
  const estimate = await estimatePassphrase(
    input.passphrase,
    names.filter((one) => one !== ''),
  );
  const weakness = weaknessOf(input.passphrase, name, estimate) ?? null;
  const strength = strengthOf(estimate.guesses);
  // Many guesses do not help what is refused for another reason; the hint must not say that it will do.
  return { strength: weakness === null || strength < 2 ? strength : 2, weakness };
};
