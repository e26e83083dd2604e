import { findingInBallot, type BallotFacts } from '../../../shared/domain/verification.rules.ts';
import type { Reading, Tally } from '../reading.ts';
import { numberOf } from '../subject-number.ts';

type Counts = Omit<BallotFacts, 'roll' | 'listed' | 'sealed' | 'papers' | 'passed'>;
type Row = Counts & {
  readonly id: string;
  readonly boxId: string | null;
  readonly question: string;
  readonly passed: 0 | 1 | null;
};

const listed = `sum(choice = 'for') AS votesFor, sum(choice = 'against') AS votesAgainst, sum(choice = 'abstain') AS votesAbstain`;

/** Every ballot: its roll, its lists, its counts and its result follow from one another. */
export async function checkBallots(reading: Reading, tally: Tally): Promise<void> {
  const { sqlite } = reading;
  const ballots = reading.all<Row>('SELECT * FROM ballot ORDER BY openedAt, id');
  const rollOf = sqlite.prepare<[string], BallotFacts['roll']>(
    `SELECT count(*) AS lines, coalesce(sum(present), 0) AS present, coalesce(sum(voted), 0) AS voted,
       coalesce(sum(voted AND NOT present), 0) AS votedAbsent FROM ballot_roll WHERE ballotId = ?`,
  );
  const lists = {
    open: sqlite.prepare<[string], BallotFacts['listed']>(`SELECT ${listed} FROM open_vote WHERE ballotId = ?`),
    secret: sqlite.prepare<[string], BallotFacts['listed']>(`SELECT ${listed} FROM published_slip WHERE ballotId = ?`),
  };
  for (const { id, boxId, question, passed, ...counts } of ballots) {
    tally.looked += 1;
    const roll = rollOf.get(id) ?? { lines: 0, present: 0, voted: 0, votedAbsent: 0 };
    const list = (counts.kind === 'open' ? lists.open : lists.secret).get(id);
    const { votesFor, votesAgainst, votesAbstain } = list ?? {};
    const finding = findingInBallot({
      ...counts,
      passed: passed === null ? null : passed === 1,
      roll,
      listed: { votesFor: votesFor ?? 0, votesAgainst: votesAgainst ?? 0, votesAbstain: votesAbstain ?? 0 },
      sealed: boxId === null ? 0 : reading.count('SELECT count(*) FROM secret_slip WHERE boxId = ?', boxId),
      papers: {
        signed: reading.count('SELECT count(*) FROM signed_paper WHERE ballotId = ?', id),
        used: boxId === null ? 0 : reading.count('SELECT count(*) FROM used_paper WHERE boxId = ?', boxId),
      },
    });
    if (finding !== undefined)
      tally.found({
        ...finding,
        details: { ...finding.details, number: numberOf(sqlite, 'ballot', id) ?? id, question },
      });
    await reading.step('ballots', tally.looked, ballots.length);
  }
}
