import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import type { QueryHandler } from '../context.ts';

export const me: QueryHandler<'phone.me'> = async (db, _input, { actor }) => {
  const found = await representativeOfAccount(db, actor.accountId);
  return { representativeId: found?.representativeId ?? null, name: actor.displayName };
};
