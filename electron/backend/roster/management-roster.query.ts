import { listDelegatesInOffice } from '../../../db/repos/roster.repo.ts';
import type { QueryHandler } from '../context.ts';

export const managementRoster: QueryHandler<'roster.management'> = async (db, _input, { today }) => {
  const rows = await listDelegatesInOffice(db, today);
  return rows.map((row) => ({
    ...row,
    isChief: row.isChief === 1,
    isLegalRepresentative: row.isLegalRepresentative === 1,
    isExecutiveInCharge: row.isExecutiveInCharge === 1,
  }));
};
