import { listAccounts } from '../../../db/repos/account.repo.ts';
import type { QueryHandler } from '../context.ts';

export const accounts: QueryHandler<'account.list'> = (db) => listAccounts(db);
