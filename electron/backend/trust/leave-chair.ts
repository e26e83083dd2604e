import type { WriteTx } from '../../../db/handles.ts';
import { countActive, listAccounts, type Account } from '../../../db/repos/account.repo.ts';
import { currentUnionKey, dropWrappings, listHolders } from '../../../db/repos/union-key.repo.ts';
import { AppError } from '../../../shared/errors.ts';

/**
 * Before an account stops being a chair, by role or by being closed: somebody must still be chair and hold the key, and
 * what this account held of keys is taken from it. Nothing for an account that is no chair.
 * @throws AppError LAST_CHAIR, LAST_KEY_HOLDER
 */
export async function leaveChair(tx: WriteTx, account: Account): Promise<void> {
  if (account.role !== 'chair' || account.disabledAt !== null) return;
  if ((await countActive(tx, 'chair')) <= 1) throw new AppError('LAST_CHAIR');
  const { id } = await currentUnionKey(tx);
  const holders = new Set((await listHolders(tx, id)).map(({ holder }) => holder));
  const others = (await listAccounts(tx)).filter(
    (other) => other.role === 'chair' && other.disabledAt === null && other.id !== account.id,
  );
  if (holders.has(account.id) && !others.some((other) => holders.has(other.id))) throw new AppError('LAST_KEY_HOLDER');
  await dropWrappings(tx, account.id);
}
