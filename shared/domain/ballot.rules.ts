import { granted, refused, type Verdict } from '../verdict.ts';
import type { BallotKind, Choice, PassRule } from './ballot.ts';

/** How many representatives must be present: two thirds of all in office, in whole people. */
export function quorumNeeded(roster: number): number {
  return Math.ceil((roster * 2) / 3);
}

/**
 * Rule: a ballot is held only with at least two thirds of all worker representatives in office present, present × 3 ≥
 * roster × 2. 《企业民主管理规定》第十七条、《集体合同规定》第三十六条
 */
export function quorum(present: number, roster: number): Verdict {
  if (roster > 0 && present * 3 >= roster * 2) return granted;
  return refused('BALLOT_QUORUM', { present, roster, need: quorumNeeded(roster) });
}

/** How many votes for are needed, of all representatives in office and not of those present. */
export function votesNeeded(rule: PassRule, roster: number): number {
  switch (rule) {
    case 'congress':
      return Math.floor(roster / 2) + 1;
    case 'collective_contract':
      return Math.ceil(roster / 2);
  }
}

/**
 * Rule: `congress` passes with more than half of all representatives, for × 2 > roster: a tie is not a majority;
 * `collective_contract` with at least half, for × 2 ≥ roster. The two are never merged. With nobody in office nothing
 * passes. 《企业民主管理规定》第二十条、《集体合同规定》第三十六条
 */
export function passes(rule: PassRule, votesFor: number, roster: number): boolean {
  switch (rule) {
    case 'congress':
      return votesFor * 2 > roster;
    case 'collective_contract':
      return roster > 0 && votesFor * 2 >= roster;
  }
}

/** The share of the votes for among all representatives, in percent with one decimal: 19 of 36 is 52.8. */
export function percentFor(votesFor: number, roster: number): number {
  return roster === 0 ? 0 : Math.round((1000 * votesFor) / roster) / 10;
}

export interface Counts {
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstain: number;
}

/** The counts of what was chosen; what came back and says nothing is invalid. */
export function countsOf(chosen: readonly Choice[], papers: Pick<Counts, 'issued' | 'returned'>): Counts {
  const of = (choice: Choice): number => chosen.filter((one) => one === choice).length;
  return {
    ...papers,
    invalid: papers.returned - chosen.length,
    votesFor: of('for'),
    votesAgainst: of('against'),
    votesAbstain: of('abstain'),
  };
}

/** What a secret ballot's roll and its box know of each other; nothing of it says whose slip is whose. */
export interface BoxSums {
  /** Ticks on the roll, by the desk and by phone. */
  readonly ticked: number;
  /** Papers signed for phones; each was a tick. */
  readonly signed: number;
  /** Signed papers that came back with a slip. */
  readonly used: number;
  readonly slips: number;
  /** Papers handed out by hand; each was a tick, and none comes into this box. */
  readonly paper: number;
}

/**
 * Rule: every slip came from the desk, together with its tick, or on a paper that was signed for a tick. A phone that had
 * its paper signed and sent no slip leaves a tick without one: issued and not returned. The other way round is impossible.
 */
export function boxAgrees({ ticked, signed, used, slips, paper }: BoxSums): boolean {
  return used <= signed && signed + paper <= ticked && slips - used === ticked - signed - paper;
}

/** Rule: more papers returned than issued void the ballot; it is held again. */
export function isOverReturned({ issued, returned }: Pick<Counts, 'issued' | 'returned'>): boolean {
  return returned > issued;
}

export const countProblems = ['issued', 'returned', 'invalid', 'valid', 'hands'] as const;
export type CountProblem = (typeof countProblems)[number];

/**
 * The arithmetic of counts typed in: returned ≤ issued ≤ present, returned = valid + invalid, valid = for + against +
 * abstain. By show of hands nobody is counted twice: for + against + abstain ≤ present. A refusal names the field.
 */
export function checkCounts(kind: BallotKind, counts: Counts, present: number): Verdict {
  const { issued, returned, invalid } = counts;
  const marked = counts.votesFor + counts.votesAgainst + counts.votesAbstain;
  const wrong = (field: CountProblem, is: number, limit: number): Verdict =>
    refused('BALLOT_COUNTS_DO_NOT_ADD_UP', { field: `ballotCount.${field}`, is, limit });
  if (kind === 'show_of_hands') return marked <= present ? granted : wrong('hands', marked, present);
  if (isOverReturned(counts)) return refused('BALLOT_OVER_RETURNED', { issued, returned });
  if (issued > present) return wrong('issued', issued, present);
  if (invalid > returned) return wrong('invalid', invalid, returned);
  if (marked !== returned - invalid) return wrong('valid', marked, returned - invalid);
  return granted;
}

/** What the tellers counted of the papers within a secret ballot. */
export type PaperCounts = Omit<Counts, 'issued'>;

/** Rule: papers within a secret ballot are counted as a paper ballot of their own, and then join the total. */
export function checkPaper(issued: number, paper: PaperCounts): Verdict {
  return checkCounts('paper', { ...paper, issued }, issued);
}

/** Two counts of one ballot as one; `issued` is of the roll, which covers both. */
export function joined(box: Counts, paper: PaperCounts): Counts {
  return {
    issued: box.issued,
    returned: box.returned + paper.returned,
    invalid: box.invalid + paper.invalid,
    votesFor: box.votesFor + paper.votesFor,
    votesAgainst: box.votesAgainst + paper.votesAgainst,
    votesAbstain: box.votesAbstain + paper.votesAbstain,
  };
}

/** Rule: a ballot is closed when both of its tellers say so, in either order. */
export function tellersConfirm(tellers: readonly [string, string], by: readonly [string, string]): Verdict {
  const same = (a: readonly string[], b: readonly string[]): boolean => a.every((name, index) => name === b[index]);
  const own = tellers.map(plainName);
  const said = by.map(plainName);
  return same(own, said) || same(own, said.toReversed()) ? granted : refused('BALLOT_NOT_CONFIRMED');
}

/** Rule: two tellers who are not the same person. */
export function tellersDiffer(first: string, second: string): Verdict {
  const differ = plainName(first) !== '' && plainName(second) !== '' && plainName(first) !== plainName(second);
  return differ ? granted : refused('BALLOT_TELLERS');
}

function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
