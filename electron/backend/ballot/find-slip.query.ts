import { findPublishedSlip } from '../../../db/repos/ballot.repo.ts';
import type { QueryHandler } from '../context.ts';

/** The vote published under a tracking code; null when there is none. */
export const findSlip: QueryHandler<'ballot.findSlip'> = async (db, { ballotId, trackingCode }) => ({
  choice: (await findPublishedSlip(db, ballotId, trackingCode))?.choice ?? null,
});
