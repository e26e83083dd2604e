import { listSlipsUnder } from '../../../db/repos/ballot.repo.ts';
import type { QueryHandler } from '../context.ts';

/** The votes published under a tracking code. */
export const findSlip: QueryHandler<'ballot.findSlip'> = async (db, { ballotId, trackingCode }) => ({
  found: [...(await listSlipsUnder(db, ballotId, trackingCode))],
});
