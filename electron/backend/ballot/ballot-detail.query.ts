import { findAuditEntry } from '../../../db/repos/audit.repo.ts';
import { getBallot, type Ballot, listOpenVotes, listPublishedSlips, listRoll } from '../../../db/repos/ballot.repo.ts';
import { countSignedPapers, countUsedPapers } from '../../../db/repos/ballot-paper.repo.ts';
import { countSlips } from '../../../db/repos/secret-box.repo.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import type { ReadDb } from '../../../db/handles.ts';
import type { QueryHandler } from '../context.ts';
import { gatesOf } from '../session-state/gates.ts';

/** One ballot: its roll with who has voted, and once it is closed its arithmetic. Before, no count leaves. */
export const ballotDetail: QueryHandler<'ballot.get'> = async (db, { ballotId }, { services }) => {
  const ballot = await getBallot(db, ballotId);
  const [session, roll, published, byName, closing] = await Promise.all([
    getSession(db, ballot.sessionId),
    listRoll(db, ballotId),
    listPublishedSlips(db, [ballotId]),
    ballot.state === 'closed' ? listOpenVotes(db, [ballotId]) : [],
    ballot.state === 'closed' ? findAuditEntry(db, 'ballot.close', ballotId) : undefined,
  ]);
  const { votesFor, votesAgainst, votesAbstain, roster } = ballot;
  const closed = ballot.state === 'closed';
  const tally =
    closed && votesFor !== null && votesAgainst !== null && votesAbstain !== null
      ? { votesFor, votesAgainst, votesAbstain }
      : null;
  return {
    ...ballot,
    itemId: ballot.agendaItemId,
    tellers: [ballot.teller1, ballot.teller2],
    keyHeld: ballot.boxId !== null && services.boxKeys.find(ballot.boxId) !== undefined,
    votingAllowed: (await gatesOf(db, session)).deciding,
    roll,
    voted: roll.filter((line) => line.voted).length,
    issued: closed || ballot.state === 'void' ? ballot.issued : null,
    returned: closed || ballot.state === 'void' ? ballot.returned : null,
    invalid: closed ? ballot.invalid : null,
    soFar: closed ? null : await soFarOf(db, ballot, roll.filter((line) => line.voted).length),
    paper: paperOf(ballot),
    tally,
    result:
      tally === null
        ? null
        : {
            passed: ballot.passed === 1,
            percent: percentFor(tally.votesFor, roster),
            needed: votesNeeded(ballot.passRule, roster),
          },
    published,
    fingerprint: closing === undefined ? null : { seq: closing.seq, hash: closing.hash },
    byName: [...byName],
  };
};

/** How many took part in which way. Ticks and slips are counted apart, so that nothing says whose slip is whose. */
async function soFarOf(db: ReadDb, { id, kind, state, boxId, paperIssued }: Ballot, voted: number) {
  if (kind !== 'secret' || state !== 'open' || boxId === null) return null;
  const [byPhone, phonesReturned, inBox] = await Promise.all([
    countSignedPapers(db, id),
    countUsedPapers(db, boxId),
    countSlips(db, boxId),
  ]);
  const onPaper = paperIssued ?? 0;
  return { byPhone, phonesReturned, atDesk: voted - byPhone - onPaper, onPaper, inBox };
}

function paperOf(ballot: Ballot) {
  const { paperIssued, paperReturned, paperInvalid, paperFor, paperAgainst, paperAbstain } = ballot;
  if (paperIssued === null || paperReturned === null) return null;
  return {
    issued: paperIssued,
    returned: paperReturned,
    invalid: paperInvalid ?? 0,
    votesFor: paperFor ?? 0,
    votesAgainst: paperAgainst ?? 0,
    votesAbstain: paperAbstain ?? 0,
  };
}
