import type { Selectable } from 'kysely';
import type { Role } from '../../shared/domain/member.ts';
import type { AccountId, PersonId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { AccountTable } from '../schema/ground.table.ts';

export type Account = Selectable<AccountTable>;

export async function findAccountByName(db: AnyDb, name: string): Promise<Account | undefined> {
  return db.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst();
}

export async function findAccount(db: AnyDb, id: AccountId): Promise<Account | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All accounts, those still in use first, then by role and name; without passphrase hashes. */
export async function listAccounts(db: AnyDb) {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'displayName', 'role', 'department', 'personId', 'disabledAt', 'createdAt', 'version'])
    .orderBy((e) => e('disabledAt', 'is not', null))
    .orderBy('role')
    .orderBy('name')
    .execute();
}

export async function insertAccount(
  tx: WriteTx,
  account: {
    id: AccountId;
    name: string;
    displayName: string;
    role: Role;
    department: string | null;
    personId: PersonId | null;
    passphraseHash: string;
    createdAt: string;
  },
): Promise<void> {
  await tx.insertInto('account').values(account).execute();
}

export async function updateAccount(
  tx: WriteTx,
  id: AccountId,
  change: Partial<
    Pick<Account, 'role' | 'department' | 'passphraseHash' | 'failedAttempts' | 'retryAt' | 'disabledAt'>
  >,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ ...change, version: (e) => e('version', '+', isSeen(change) ? 1 : 0) })
    .where('id', '=', id)
    .execute();
}

/** Attempts to sign in are not what a page shows of an account: counting one must not refuse an act on it as outdated. */
function isSeen(change: object): boolean {
  return Object.keys(change).some((column) => column !== 'failedAttempts' && column !== 'retryAt');
}

/** How many accounts of a role can still sign in. */
export async function countActive(db: AnyDb, role: Role): Promise<number> {
  const row = await db
    .selectFrom('account')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('role', '=', role)
    .where('disabledAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}
