import type { Ballot } from '../../../db/repos/ballot.repo.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import { momentWords, t } from './words.ts';

/** A closed ballot as papers report it, with the arithmetic that anybody can check. */
export function ballotWords(ballot: Ballot) {
  const { roster, present, passRule } = ballot;
  const { issued, returned, invalid, votesFor, votesAgainst, votesAbstain } = countsOf(ballot);
  const verdict = ballot.passed === 1 ? 'yes' : 'no';
  const percent = percentFor(votesFor, roster);
  return {
    question: ballot.question,
    kind: t(`ballotKind.${ballot.kind}`),
    rule: t(`passRule.${passRule}`),
    roster,
    present,
    // Nothing is handed out for a show of hands; noughts would read as if nobody had voted.
    papers:
      ballot.kind === 'show_of_hands'
        ? t('paper.byHands')
        : t('paper.ballotPapers', { issued, returned, invalid, valid: returned - invalid }),
    issued,
    returned,
    invalid,
    votesFor,
    votesAgainst,
    votesAbstain,
    arithmetic: t(`paper.arithmetic.${passRule}.${verdict}`, { votesFor, roster, percent }),
    result: t(`ballot.because.${passRule}.${verdict}`, { needed: votesNeeded(passRule, roster) }),
    tellers: [ballot.teller1, ballot.teller2].filter((name) => name !== '').join(t('punct.and')),
    closedAt: ballot.closedAt === null ? '' : momentWords(ballot.closedAt),
  };
}

/** A closed ballot has all its counts; the columns are empty only before. */
function countsOf(ballot: Ballot) {
  const { issued, returned, invalid, votesFor, votesAgainst, votesAbstain } = ballot;
  return {
    issued: issued ?? 0,
    returned: returned ?? 0,
    invalid: invalid ?? 0,
    votesFor: votesFor ?? 0,
    votesAgainst: votesAgainst ?? 0,
    votesAbstain: votesAbstain ?? 0,
  };
}
