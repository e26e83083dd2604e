import { countSealedByKey } from '../../../db/repos/identity.repo.ts';
import { currentUnionKey, retireUnionKey } from '../../../db/repos/union-key.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { asChair, closeOtherChairs } from './chair-account.ts';
import { withNewUnionKey } from '../trust/held-keys.ts';

/**
 * Nobody has a passphrase and the sheet is gone. What is sealed stays sealed: should the sheet turn up, bringBack opens it.
 * Everything else goes on under a new chair and a new key.
 */
export const startOver: CommandHandler<'key.startOver'> = async (tx, input, context) => {
  const enterprise = await findEnterprise(tx);
  if (enterprise === undefined) throw new AppError('NOT_SET_UP');
  if (input.enterpriseName.trim() !== enterprise.name) throw new AppError('NAME_DOES_NOT_MATCH');
  const lost = (await countSealedByKey(tx)).reduce((sum, { n }) => sum + n, 0);
  const old = await currentUnionKey(tx);
  const how = { cost: context.services.passphraseCost, now: context.now, newId: () => context.newId<'Account'>() };
  const accountId = await asChair(tx, input, how);
  await retireUnionKey(tx, old.id, context.now);
  const ended = await closeOtherChairs(tx, accountId, context.now);
  const { recoveryKey } = await withNewUnionKey(tx, { accountId, passphrase: input.passphrase }, how, () =>
    Promise.resolve(),
  );
  context.about(accountId);
  context.afterCommit(() => {
    for (const id of [accountId, ...ended]) context.services.signedIn.revoke(id);
  });
  return { accountId, lost, recoveryKey };
};
