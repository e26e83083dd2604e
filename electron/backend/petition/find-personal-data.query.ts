import { listRosterNames } from '../../../db/repos/privacy.queries.ts';
import { personalDataSpans } from '../../../shared/domain/personal-data.rules.ts';
import type { QueryHandler } from '../context.ts';

/** Looked for here and not in the page, which does not have the rosters. */
export const findPersonalData: QueryHandler<'petition.findPersonalData'> = async (db, { text }) => [
  ...personalDataSpans(text, await listRosterNames(db)),
];
