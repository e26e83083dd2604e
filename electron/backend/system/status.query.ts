import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { listAccounts } from '../../../db/repos/account.repo.ts';
import type { QueryHandler } from '../context.ts';

export const status: QueryHandler<'system.status'> = async (db, _input, { now, today, services }) => {
  const damaged = services.record.damage !== undefined;
  const enterprise = damaged ? undefined : await findEnterprise(db);
  const demo = enterprise?.isDemo === true ? await listAccounts(db) : [];
  return {
    setUp: enterprise !== undefined,
    damaged,
    enterpriseName: enterprise?.name ?? null,
    unionName: enterprise?.unionName ?? null,
    size: enterprise?.size ?? null,
    isDemo: enterprise?.isDemo ?? false,
    demoAccounts: demo.filter((account) => account.disabledAt === null),
    now,
    today,
    clockIsSet: services.clock.isSet,
    version: services.version,
  };
};
