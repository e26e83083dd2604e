import type { WriteTx } from '../../../db/handles.ts';
import { insertAccount } from '../../../db/repos/account.repo.ts';
import type { AccountId, PersonId } from '../../../shared/ids.ts';
import type { CommandContext } from '../context.ts';

interface WithAccount {
  readonly accountId: AccountId | null;
  readonly personId: PersonId;
  readonly name: string;
  readonly employeeNo: string;
}

/** The account that a representative acts as by phone, made where there is none: without a passphrase, only a code opens it. */
export async function holderOf(
  tx: WriteTx,
  { accountId, personId, name, employeeNo }: WithAccount,
  context: CommandContext<'host.issueTickets'> | CommandContext<'host.issueDoorCode'>,
): Promise<AccountId> {
  if (accountId !== null) return accountId;
  const id = context.newId<'Account'>();
  await insertAccount(tx, {
    id,
    name: `code-${employeeNo}`,
    displayName: name,
    role: 'representative',
    department: null,
    personId,
    passphraseHash: '',
    createdAt: context.now,
  });
  return id;
}
