import type { WriteTx } from '../../../db/handles.ts';
import {
  countVoted,
  insertPublishedSlips,
  listOpenVotes,
  recordRoll,
  updateBallot,
  type Ballot,
} from '../../../db/repos/ballot.repo.ts';
import { emptyBox, getBox, listSlips } from '../../../db/repos/secret-box.repo.ts';
import type { Choice } from '../../../shared/domain/ballot.ts';
import { passes, type Counts } from '../../../shared/domain/ballot.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { openSlips } from '../trust/secret-box.ts';
import { parseVote } from './secret-vote.ts';
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
    case 'open':
      return sum((await listOpenVotes(tx, ballot.id)).map((vote) => vote.choice));
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

async function countBox(tx: WriteTx, ballot: Ballot, context: Context): Promise<Counts> {
  const { services } = context;
  const privateKey = ballot.boxId === null ? undefined : services.boxKeys.find(ballot.boxId);
  if (ballot.boxId === null || privateKey === undefined) throw new AppError('BALLOT_KEY_MISSING');
  const { boxId } = ballot;
  const { publicKey } = await getBox(tx, boxId);
  const texts = await openSlips({ publicKey, privateKey }, await listSlips(tx, boxId));
  const votes = texts.map(parseVote);
  if (votes.length !== (await countVoted(tx, ballot.id))) throw new Error('the box and the roll differ');
  await insertPublishedSlips(
    tx,
    ballot.id,
    votes.toSorted((a, b) => (a.trackingCode < b.trackingCode ? -1 : 1)),
  );
  await emptyBox(tx, boxId, context.now);
  context.afterCommit(async () => {
    services.boxKeys.forget(boxId);
    services.slips.forget(ballot.id);
    await services.emptyLog();
  });
  return sum(votes.map((vote) => vote.choice));
}

function sum(chosen: readonly Choice[]): Counts {
  const of = (choice: Choice): number => chosen.filter((one) => one === choice).length;
  return {
    issued: chosen.length,
    returned: chosen.length,
    invalid: 0,
    votesFor: of('for'),
    votesAgainst: of('against'),
    votesAbstain: of('abstain'),
  };
}
