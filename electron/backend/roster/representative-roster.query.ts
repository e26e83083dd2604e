import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { listRepresentativesInOffice, listStaffMarks } from '../../../db/repos/roster.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { representationOf } from '../../../shared/domain/representation.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import type { QueryHandler } from '../context.ts';

export const representativeRoster: QueryHandler<'roster.representatives'> = async (db, _input, { today }) => {
  const [rows, staff, enterprise, versions] = await Promise.all([
    listRepresentativesInOffice(db, today),
    listStaffMarks(db),
    findEnterprise(db),
    listRulesVersions(db),
  ]);
  const asPerson = <T extends { isMiddleManager: 0 | 1 }>(row: T) => ({
    ...row,
    isMiddleManager: row.isMiddleManager === 1,
  });
  const representatives = rows.map(asPerson);
  const { settings } = rulesInForce(versions, today);
  const findings = representationOf(representatives, staff.map(asPerson), enterprise?.staffCount ?? 0, settings);
  return { representatives, findings: findings.map((finding) => ({ ...finding })), staffListed: staff.length };
};
