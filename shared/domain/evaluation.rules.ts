import { granted, refused, type Verdict } from '../verdict.ts';
import { meanOf } from './figures.rules.ts';
import type { RulesSettings } from './rules-of-procedure.ts';
import type { SessionState } from './session.ts';

/**
 * domain.md §7, dual evaluation (双评议): representatives rate satisfaction with the result, management the efficiency of
 * the process; the petitioner may rate by receipt code.
 */
export const ratingSides = ['satisfaction', 'efficiency', 'petitioner'] as const;
export type RatingSide = (typeof ratingSides)[number];

export const roundStates = ['open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

export const lowestScore = 1;
export const highestScore = 5;

const held: readonly SessionState[] = ['closed', 'minuted', 'published'];

/** Whether a session can be evaluated: only one that has been held to its end; refuses with SESSION_STATE. */
export function mayOpenRound(state: SessionState): Verdict {
  return held.includes(state) ? granted : refused('SESSION_STATE', { state, act: 'evaluate' });
}

export interface Rater {
  readonly round: RoundState;
  /** Whether the person stands on the round's roll. */
  readonly isEntitled: boolean;
  readonly hasRated: boolean;
}

/** Whether somebody may rate in a round: it is open, the person is on its roll and has not rated yet. */
export function mayRate({ round, isEntitled, hasRated }: Rater): Verdict {
  if (round !== 'open') return refused('EVALUATION_NOT_OPEN');
  if (!isEntitled) return refused('FORBIDDEN');
  return hasRated ? refused('EVALUATION_ALREADY_RATED') : granted;
}

/** A result as a page may show it: mean to one decimal, or only how many have rated. */
export type ShownResult =
  | { readonly count: number; readonly hidden: true }
  | { readonly count: number; readonly hidden: false; readonly mean: number };

/**
 * The result of a round. Rule: no single rating can be guessed, so a mean is shown from the set number of ratings up, and
 * only once the round is closed: from two means with one rating between them that rating could be worked out.
 */
export function roundResult(
  round: RoundState,
  scores: readonly { readonly score: number; readonly n: number }[],
  rules: Pick<RulesSettings, 'ratingsShownFrom'>,
): ShownResult {
  const { count, mean } = meanOf(scores, rules.ratingsShownFrom);
  return round === 'open' || mean === null ? { count, hidden: true } : { count, hidden: false, mean };
}
