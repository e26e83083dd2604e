import type { ReadDb } from '../../../db/handles.ts';
import { listOpenVotes, listPublishedSlips, type Ballot } from '../../../db/repos/ballot.repo.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';

/** What came of a closed ballot, with the list on which everybody finds the own vote. */
export async function outcomeOf(db: ReadDb, ballot: Ballot) {
  const { votesFor, votesAgainst, votesAbstain, roster, passRule } = ballot;
  const [published, byName] = await Promise.all([listPublishedSlips(db, ballot.id), listOpenVotes(db, ballot.id)]);
  return {
    issued: ballot.issued ?? 0,
    returned: ballot.returned ?? 0,
    invalid: ballot.invalid ?? 0,
    tally: { votesFor: votesFor ?? 0, votesAgainst: votesAgainst ?? 0, votesAbstain: votesAbstain ?? 0 },
    result: {
      passed: ballot.passed === 1,
      percent: percentFor(votesFor ?? 0, roster),
      needed: votesNeeded(passRule, roster),
    },
    published,
    byName,
  };
}
