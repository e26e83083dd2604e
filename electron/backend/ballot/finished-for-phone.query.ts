import { listFinishedBallots } from '../../../db/repos/ballot.repo.ts';
import type { QueryHandler } from '../context.ts';
import { outcomeOf } from './ballot-outcome.ts';

/** Some sessions' worth: a phone reads them at one go. */
const atMost = 20;

/** The last ballots that are over, for who looks a tracking code up. */
export const finishedForPhone: QueryHandler<'ballot.finishedForPhone'> = async (db) => {
  const ballots = await listFinishedBallots(db, atMost);
  return Promise.all(
    ballots.map(async (ballot) => ({
      ...ballot,
      outcome: ballot.state === 'void' ? null : await outcomeOf(db, ballot),
    })),
  );
};
