import { listFinishedBallots } from '../../../db/repos/ballot.repo.ts';
import type { QueryHandler } from '../context.ts';
import { withOutcomes } from './ballot-outcome.ts';

/** Some sessions' worth: a phone reads them at one go. */
const atMost = 20;

/** The last ballots that are over, for who looks a tracking code up. */
export const finishedForPhone: QueryHandler<'ballot.finishedForPhone'> = async (db) => {
  const ballots = await listFinishedBallots(db, atMost);
  const closed = await withOutcomes(
    db,
    ballots.filter(({ state }) => state === 'closed'),
  );
  const outcomes = new Map(closed.map(({ ballot, outcome }) => [ballot.id, outcome]));
  return ballots.map((ballot) => ({ ...ballot, outcome: outcomes.get(ballot.id) ?? null }));
};
