import { findOnRoll, insertOpenVote, tickVoted } from '../../../db/repos/ballot.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { ballotToVoteOn } from './voting.ts';

/** Takes a vote per name. */
export const castOpen: CommandHandler<'ballot.castOpen'> = async (tx, input, context) => {
  const { ballotId, representativeId, choice } = input;
  const ballot = await ballotToVoteOn(tx, ballotId);
  if (ballot.kind !== 'open') throw new AppError('BALLOT_NOT_OPEN');
  const line = await findOnRoll(tx, ballotId, representativeId);
  if (line === undefined || !line.present) throw new AppError('BALLOT_NOT_ENTITLED');
  if (!(await tickVoted(tx, ballotId, representativeId))) throw new AppError('BALLOT_ALREADY_VOTED');
  await insertOpenVote(tx, { ballotId, representativeId, choice });
  context.about(ballotId);
  return {};
};
