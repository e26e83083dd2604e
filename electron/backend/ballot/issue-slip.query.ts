import { findOnRoll } from '../../../db/repos/ballot.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';
import { ballotToVoteOn } from './voting.ts';

/** Hands a one-time slip to a voter who is here and has not voted. Nothing of it is written anywhere. */
export const issueSlip: QueryHandler<'ballot.issueSlip'> = async (db, { ballotId, representativeId }, { services }) => {
  const ballot = await ballotToVoteOn(db, ballotId);
  if (ballot.kind !== 'secret') throw new AppError('BALLOT_NOT_OPEN');
  const line = await findOnRoll(db, ballotId, representativeId);
  if (line === undefined || !line.present) throw new AppError('BALLOT_NOT_ENTITLED');
  if (line.voted) throw new AppError('BALLOT_ALREADY_VOTED');
  return { slip: services.slips.issue(ballotId, representativeId), name: line.name };
};
