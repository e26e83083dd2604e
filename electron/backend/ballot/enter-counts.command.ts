import { recordRoll, updateBallot } from '../../../db/repos/ballot.repo.ts';
import { checkCounts, isOverReturned } from '../../../shared/domain/ballot.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { ballotToVoteOn } from './voting.ts';

/** The tellers' counts. Paper returned beyond what was issued voids the ballot, which then is held again. */
export const enterCounts: CommandHandler<'ballot.enterCounts'> = async (tx, input, context) => {
  const { ballotId, version, votesFor, votesAgainst, votesAbstain } = input;
  const ballot = await ballotToVoteOn(tx, ballotId);
  if (ballot.kind !== 'show_of_hands' && ballot.kind !== 'paper') throw new AppError('BALLOT_NOT_OPEN');
  context.about(ballotId);
  const hands = votesFor + votesAgainst + votesAbstain;
  const counts =
    ballot.kind === 'paper'
      ? { issued: input.issued, returned: input.returned, invalid: input.invalid, votesFor, votesAgainst, votesAbstain }
      : { issued: ballot.present, returned: hands, invalid: 0, votesFor, votesAgainst, votesAbstain };
  if (ballot.kind === 'paper' && isOverReturned(counts)) {
    const next = await updateBallot(tx, ballotId, version, {
      issued: counts.issued,
      returned: counts.returned,
      state: 'void',
      voidReason: 'over_returned',
      closedAt: context.now,
    });
    await recordRoll(tx, ballotId);
    return { state: 'void', version: next };
  }
  demand(checkCounts(ballot.kind, counts, ballot.present));
  return { state: 'open', version: await updateBallot(tx, ballotId, version, counts) };
};
