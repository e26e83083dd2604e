import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { findNotice } from '../../../db/repos/privacy.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { namesRetention } from '../../../shared/domain/privacy-notice.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { shippedNotice } from '../trust/notice-given.ts';

export const privacyNotice: QueryHandler<'privacy.notice'> = async (db, { version }, { today }) => {
  const [enterprise, versions, latest, found] = await Promise.all([
    findEnterprise(db),
    listRulesVersions(db),
    findNotice(db),
    findNotice(db, version),
  ]);
  if (enterprise === undefined) throw new AppError('NOT_SET_UP');
  if (found === undefined && version !== undefined && version !== 1)
    throw new AppError('NOT_FOUND', { what: 'notice' });
  const { identityRetentionMonths, archiveYears } = rulesInForce(versions, today).settings;
  const body = found?.body ?? (await shippedNotice(db, today));
  return {
    version: found?.version ?? 1,
    body,
    on: found === undefined ? null : dayOf(found.createdAt),
    versions: latest?.version ?? 1,
    unionName: enterprise.unionName,
    retentionMonths: identityRetentionMonths,
    archiveYears,
    namesRetention: namesRetention(body, identityRetentionMonths),
  };
};
