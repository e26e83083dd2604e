import type { WriteTx } from '../../../db/handles.ts';
import { findAccountByName, insertAccount } from '../../../db/repos/account.repo.ts';
import type { AccountId, PersonId } from '../../../shared/ids.ts';
import type { CommandContext } from '../context.ts';

interface WithAccount {
  readonly accountId: AccountId | null;
  readonly personId: PersonId;
  readonly name: string;
  readonly employeeNo: string;
}

/** The account that a representative acts as by phone, made where there is none in use: without a passphrase, only a code opens it. */
export async function holderOf(
  tx: WriteTx,
  { accountId, personId, name, employeeNo }: WithAccount,
  context: CommandContext<'host.issueTickets'> | CommandContext<'host.issueDoorCode'>,
): Promise<AccountId> {
  if (accountId !== null) return accountId;
  const id = context.newId<'Account'>();
  await insertAccount(tx, {
    id,
    name: await freeName(tx, `code-${employeeNo}`),
    displayName: name,
    role: 'representative',
    department: null,
    personId,
    passphraseHash: '',
    createdAt: context.now,
  });
  return id;
}

/** The name itself, or with a number where an account that was disabled has it: names are never used twice. */
async function freeName(tx: WriteTx, name: string): Promise<string> {
  let free = name;
  for (let n = 2; (await findAccountByName(tx, free)) !== undefined; n += 1) free = `${name}-${n}`;
  return free;
}
