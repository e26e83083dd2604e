import { insertOpenVote, tickVoted } from '../../../db/repos/ballot.repo.ts';
import { representativeOfAccount } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { ownLine } from './own-line.ts';
import { ballotToVoteOn } from './voting.ts';

/** Takes a representative's own vote by name. */
export const voteOpen: CommandHandler<'ballot.voteOpen'> = async (tx, { ballotId, choice }, context) => {
  const ballot = await ballotToVoteOn(tx, ballotId);
  if (ballot.kind !== 'open') throw new AppError('BALLOT_NOT_OPEN');
  const own = await representativeOfAccount(tx, context.actor.accountId);
  const { representativeId } = await ownLine(tx, ballot, own);
  if (!(await tickVoted(tx, ballotId, representativeId))) throw new AppError('BALLOT_ALREADY_VOTED');
  await insertOpenVote(tx, { ballotId, representativeId, choice });
  context.about(ballotId);
  return {};
};
