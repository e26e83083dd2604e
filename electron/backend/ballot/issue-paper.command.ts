import { findOnRoll, tickVoted, updateBallot } from '../../../db/repos/ballot.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { ballotToVoteOn } from './voting.ts';

/** Hands a paper out within a secret ballot: ticked on the same roll, counted by the tellers. Whose it was is nowhere. */
export const issuePaper: CommandHandler<'ballot.issuePaper'> = async (tx, { ballotId, representativeId }, context) => {
  const ballot = await ballotToVoteOn(tx, ballotId);
  if (ballot.kind !== 'secret') throw new AppError('BALLOT_NOT_OPEN');
  const line = await findOnRoll(tx, ballotId, representativeId);
  if (line === undefined || !line.present) throw new AppError('BALLOT_NOT_ENTITLED');
  if (!(await tickVoted(tx, ballotId, representativeId))) throw new AppError('BALLOT_ALREADY_VOTED');
  await updateBallot(tx, ballotId, ballot.version, { paperIssued: (ballot.paperIssued ?? 0) + 1 });
  context.about(ballotId);
  return {};
};
