import type { WriteTx } from '../../../db/handles.ts';
import { listOpenVotes, recordRoll, updateBallot, type Ballot } from '../../../db/repos/ballot.repo.ts';
import {
  checkPaper,
  countsOf,
  joined,
  passes,
  tellersConfirm,
  type Counts,
  type PaperCounts,
} from '../../../shared/domain/ballot.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { countBox } from './count-box.ts';
import { openBallotOf } from './voting.ts';

type Context = CommandContext<'ballot.close'>;

/**
 * Counts and closes, for good, once both tellers have confirmed. Papers counted by hand join the total. A secret box is
 * opened, its slips are published by their random codes, and the sealed slips with their key are gone from every file.
 */
export const closeBallot: CommandHandler<'ballot.close'> = async (tx, input, context) => {
  const { ballotId, version, confirmedBy, paper } = input;
  const ballot = await openBallotOf(tx, ballotId);
  demand(tellersConfirm([ballot.teller1, ballot.teller2], confirmedBy));
  const papers = countPapers(ballot, paper);
  const inBox = await count(tx, ballot, context);
  const counts = papers === undefined ? inBox : joined(inBox, papers);
  const passed = passes(ballot.passRule, counts.votesFor, ballot.roster);
  await updateBallot(tx, ballotId, version, {
    ...counts,
    ...(papers === undefined ? {} : columnsOf(papers)),
    state: 'closed',
    closedAt: context.now,
    passed: passed ? 1 : 0,
  });
  await recordRoll(tx, ballotId);
  context.about(ballotId);
  return { passed };
};

/** @throws AppError BALLOT_COUNTS_DO_NOT_ADD_UP, BALLOT_OVER_RETURNED */
function countPapers({ paperIssued }: Ballot, paper: PaperCounts | undefined): PaperCounts | undefined {
  if (paperIssued === null && paper === undefined) return undefined;
  if (paper === undefined) throw missing();
  demand(checkPaper(paperIssued ?? 0, paper));
  return paperIssued === null ? undefined : paper;
}

function columnsOf(paper: PaperCounts) {
  return {
    paperReturned: paper.returned,
    paperInvalid: paper.invalid,
    paperFor: paper.votesFor,
    paperAgainst: paper.votesAgainst,
    paperAbstain: paper.votesAbstain,
  };
}

function missing(): AppError {
  return new AppError('BALLOT_COUNTS_DO_NOT_ADD_UP', { field: 'ballotCount.missing', is: 0, limit: 0 });
}

async function count(tx: WriteTx, ballot: Ballot, context: Context): Promise<Counts> {
  switch (ballot.kind) {
    case 'secret':
      return countBox(tx, ballot, context);
    case 'open': {
      const chosen = (await listOpenVotes(tx, [ballot.id])).map((vote) => vote.choice);
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
        throw missing();
      }
      return { issued, returned, invalid, votesFor, votesAgainst, votesAbstain };
    }
  }
}
