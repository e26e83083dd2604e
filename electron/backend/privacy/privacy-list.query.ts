import { listErasures, listHolds } from '../../../db/repos/privacy.queries.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import type { QueryHandler } from '../context.ts';

export const privacyList: QueryHandler<'privacy.list'> = async (db) => {
  const [erasures, holds] = await Promise.all([listErasures(db), listHolds(db)]);
  return {
    erasures: erasures.map((erasure) => ({ ...erasure, identity: erasure.identity === 1, on: dayOf(erasure.at) })),
    holds: holds.map((hold) => ({
      ...hold,
      from: dayOf(hold.heldAt),
      liftedOn: hold.liftedAt === null ? null : dayOf(hold.liftedAt),
    })),
  };
};
