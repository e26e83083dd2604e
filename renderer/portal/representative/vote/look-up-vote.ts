import { isOfTrackingCode } from '../../../../shared/domain/tracking-code.rules.ts';
import { AppError } from '../../../../shared/errors.ts';
import { phoneCall } from '../../api/call.ts';
import type { VoteOnItsWay } from './kept-votes.ts';

/** What became of a vote in a ballot that is over; `voided`: the ballot is void, and no vote in it counts. */
export type Settled = 'counted' | 'uncounted' | 'voided';

/**
 * Looks for a vote on its ballot's list, here on the phone: the code goes nowhere.
 * @throws AppError NOT_FOUND when the ballot is none of the last
 */
export async function lookUpVote({ ballotId, trackingCode }: VoteOnItsWay): Promise<Settled> {
  const finished = await phoneCall('ballot.finishedForPhone', {});
  const ballot = finished.find(({ id }) => id === ballotId);
  if (ballot === undefined) throw new AppError('NOT_FOUND', { what: 'ballot' });
  if (ballot.outcome === null) return 'voided';
  const isListed = ballot.outcome.published.some((slip) => isOfTrackingCode(slip.trackingCode, trackingCode));
  return isListed ? 'counted' : 'uncounted';
}
