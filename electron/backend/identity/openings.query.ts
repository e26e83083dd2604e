import { countSealedByKey, listOpenings } from '../../../db/repos/identity.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import type { QueryHandler } from '../context.ts';

export const openings: QueryHandler<'identity.openings'> = async (db, { petitionId }) => {
  const [found, sealed] = await Promise.all([
    listOpenings(db, petitionId === undefined ? undefined : { petitionId }),
    countSealedByKey(db),
  ]);
  return {
    sealed: sealed.reduce((sum, { n }) => sum + n, 0),
    openings: found.map((opening) => ({ ...opening, on: dayOf(opening.at) })),
  };
};
