import { listAccounts } from '../../../db/repos/account.repo.ts';
import { countSealedByKey } from '../../../db/repos/identity.repo.ts';
import { currentUnionKey, listHolders, listWrappings } from '../../../db/repos/union-key.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import type { QueryHandler } from '../context.ts';
import { recoveryHolder } from '../trust/key-wrapping.ts';

export const unionKeyStatus: QueryHandler<'key.status'> = async (db, _input, { actor }) => {
  const key = await currentUnionKey(db);
  const [holders, accounts, sealed, mine] = await Promise.all([
    listHolders(db, key.id),
    listAccounts(db),
    countSealedByKey(db),
    listWrappings(db, actor.accountId),
  ]);
  const reachable = new Set(mine.map((wrapping) => wrapping.keyId));
  const recovery = holders.find(({ holder }) => holder === recoveryHolder);
  return {
    createdOn: dayOf(key.createdAt),
    recoveryKeyMadeOn: recovery === undefined ? null : dayOf(recovery.createdAt),
    holders: holders.flatMap(({ holder, createdAt }) => {
      const account = accounts.find(({ id }) => id === holder);
      if (account === undefined) return [];
      return [{ accountId: account.id, displayName: account.displayName, since: dayOf(createdAt) }];
    }),
    holdsItself: reachable.has(key.id),
    sealed: sum(sealed),
    outOfReach: sum(sealed.filter(({ keyId }) => keyId !== key.id && !reachable.has(keyId))),
  };
};

function sum(counts: readonly { readonly n: number }[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
