import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { QueryHandler } from '../context.ts';

export const rulesVersions: QueryHandler<'rules.list'> = async (db, _input, { today }) => {
  const versions = await listRulesVersions(db);
  return {
    inForceId: rulesInForce(versions, today).id,
    versions: versions.map((version) => ({ ...version, settings: { ...version.settings } })),
  };
};
