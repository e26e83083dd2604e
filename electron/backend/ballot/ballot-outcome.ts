import type { ReadDb } from '../../../db/handles.ts';
import { listOpenVotes, listPublishedSlips, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';

/** Each of these closed ballots with what came of it, and with the list on which everybody finds the own vote. */
export async function withOutcomes<B extends Ballot>(db: ReadDb, ballots: readonly B[]) {
  // As mostly while a session goes on; every phone asks.
  if (ballots.length === 0) return [];
  const ids = ballots.map(({ id }) => id);
  const [slips, votes] = await Promise.all([listPublishedSlips(db, ids), listOpenVotes(db, ids)]);
  const slipsOf = Map.groupBy(slips, ({ ballotId }) => ballotId);
  const votesOf = Map.groupBy(votes, ({ ballotId }) => ballotId);
  return ballots.map((ballot) => ({
    ballot,
    outcome: { ...figuresOf(ballot), published: slipsOf.get(ballot.id) ?? [], byName: votesOf.get(ballot.id) ?? [] },
  }));
}

function figuresOf({ issued, returned, invalid, passed, roster, passRule, ...votes }: Ballot) {
  const votesFor = votes.votesFor ?? 0;
  return {
    issued: issued ?? 0,
    returned: returned ?? 0,
    invalid: invalid ?? 0,
    tally: { votesFor, votesAgainst: votes.votesAgainst ?? 0, votesAbstain: votes.votesAbstain ?? 0 },
    result: { passed: passed === 1, percent: percentFor(votesFor, roster), needed: votesNeeded(passRule, roster) },
  };
}
