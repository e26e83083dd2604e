import type { AnyDb } from '../../../db/handles.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';

/** The names that somebody who guesses an account's passphrase tries first, besides the account's own. */
export async function namesAround(db: AnyDb, displayName: string): Promise<readonly string[]> {
  const enterprise = await findEnterprise(db);
  return [displayName, ...(enterprise === undefined ? [] : [enterprise.name, enterprise.unionName])];
}
