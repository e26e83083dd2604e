import type { WriteTx } from '../../../db/handles.ts';
import { listOpenVotes, recordRoll, updateBallot, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { countsOf, passes, type Counts } from '../../../shared/domain/ballot.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { countBox } from './count-box.ts';
import { openBallotOf } from './voting.ts';

type Context = CommandContext<'ballot.close'>;

/**
 * Counts and closes, for good. A secret box is opened, its slips are published by their random codes, and the sealed slips
 * with their key are gone from every file.
 */
export const closeBallot: CommandHandler<'ballot.close'> = async (tx, { ballotId, version }, context) => {
  const ballot = await openBallotOf(tx, ballotId);
  const counts = await count(tx, ballot, context);
  const passed = passes(ballot.passRule, counts.votesFor, ballot.roster);
  await updateBallot(tx, ballotId, version, {
    ...counts,
    state: 'closed',
    closedAt: context.now,
    passed: passed ? 1 : 0,
  });
  await recordRoll(tx, ballotId);
  context.about(ballotId);
  return { passed };
};

async function count(tx: WriteTx, ballot: Ballot, context: Context): Promise<Counts> {
  switch (ballot.kind) {
    case 'secret':
      return countBox(tx, ballot, context);
    case 'open': {
      const chosen = (await listOpenVotes(tx, ballot.id)).map((vote) => vote.choice);
      return countsOf(chosen, { issued: chosen.length, returned: chosen.length });
    }
    case 'show_of_hands':
    case 'paper': {
      const { issued, returned, invalid, votesFor, votesAgainst, votesAbstain } = ballot;
      if (
        issued === null ||
        returned === null ||
        invalid === null ||
        votesFor === null ||
        votesAgainst === null ||
        votesAbstain === null
      ) {
        throw new AppError('BALLOT_COUNTS_DO_NOT_ADD_UP', { field: 'ballotCount.missing', is: 0, limit: 0 });
      }
      return { issued, returned, invalid, votesFor, votesAgainst, votesAbstain };
    }
  }
}
