import type { Category, Closing, PetitionClass, PetitionState } from './petition.ts';
import { addMonths, monthOf } from './instant.ts';
import type { SessionState } from './session.ts';

/** Petitions that are alike in everything the figures look at, and how many there are of them. */
export interface FigureCell {
  /** `YYYY-MM` of receipt: a petition belongs to the period in which it was received. */
  readonly month: string;
  readonly category: Category | null;
  readonly class: PetitionClass | null;
  readonly state: PetitionState;
  readonly closing: Closing | null;
  readonly answered: boolean;
  /** Against the first answer deadline, which reclassifying does not move. */
  readonly answer: Timing;
  /** Against the first completion deadline. */
  readonly completion: Timing;
  readonly n: number;
}

/** How a duty stands against its deadline. */
export type Timing = 'noDeadline' | 'onTime' | 'late' | 'overdue' | 'running';

/** A rate as the record gives it: `part` of `whole`. */
export interface Rate {
  readonly part: number;
  readonly whole: number;
}

export const rateNames = ['response', 'onTimeResponse', 'resolution', 'onTimeCompletion'] as const;
export type RateName = (typeof rateNames)[number];

/** Out-of-scope and merged ones are left out and counted apart. domain.md §8 */
export function isCounted(cell: FigureCell): boolean {
  return cell.state !== 'out_of_scope' && cell.state !== 'merged';
}

function isResolved(cell: FigureCell): boolean {
  if (cell.state === 'closed') return cell.closing === 'solved';
  return cell.state === 'done' || cell.state === 'evaluated';
}

/** The figures, each defined once: which cells its whole counts, and which of those its part. domain.md §8 */
const definitions: Readonly<
  Record<RateName, { whole: (cell: FigureCell) => boolean; part: (cell: FigureCell) => boolean }>
> = {
  response: { whole: () => true, part: (cell) => cell.answered },
  onTimeResponse: {
    whole: (cell) => cell.answer === 'onTime' || cell.answer === 'late' || cell.answer === 'overdue',
    part: (cell) => cell.answer === 'onTime',
  },
  resolution: { whole: () => true, part: isResolved },
  onTimeCompletion: {
    whole: (cell) => cell.completion === 'onTime' || cell.completion === 'late' || cell.completion === 'overdue',
    part: (cell) => cell.completion === 'onTime',
  },
};

/** One figure over some cells. */
export function rateOf(name: RateName, cells: readonly FigureCell[]): Rate {
  const { whole, part } = definitions[name];
  const counted = cells.filter((cell) => isCounted(cell) && whole(cell));
  return { part: total(counted.filter(part)), whole: total(counted) };
}

export function total(cells: readonly { readonly n: number }[]): number {
  return cells.reduce((sum, cell) => sum + cell.n, 0);
}

/** How a duty stands on a day. `doneBefore` compares the moment of fulfilment with the end of the deadline's day. */
export function timingOf(deadline: string | null, done: { isDone: boolean; inTime: boolean }, today: string): Timing {
  if (deadline === null) return 'noDeadline';
  if (done.isDone) return done.inTime ? 'onTime' : 'late';
  return deadline < today ? 'overdue' : 'running';
}

/** Percent with one decimal, or null where there is nothing to divide by: no figure is better than a made-up one. */
export function percent({ part, whole }: Rate): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

export interface FigureSession {
  readonly heldOn: string;
  readonly state: SessionState;
  readonly gatesHeld: boolean;
  readonly representatives: number | null;
  readonly deliberating: number | null;
}

/** A session counts when its gates held and its minutes were made: a room that was only opened does not. */
export function isValidSession(session: FigureSession): boolean {
  return session.gatesHeld && (session.state === 'minuted' || session.state === 'published');
}

/**
 * Running rate: months (quarters in simplified mode) with at least one valid session, of the months since the start. The
 * month that is still going on counts only once it has its session.
 */
export function runningRate(
  sessions: readonly FigureSession[],
  span: { from: string; to: string; today: string },
  frequency: 'monthly' | 'quarterly',
): Rate {
  const periodOf = (day: string): string => (frequency === 'monthly' ? monthOf(day) : quarterOf(day));
  const held = new Set(sessions.filter(isValidSession).map((session) => periodOf(session.heldOn)));
  const periods = new Set<string>();
  for (let month = monthOf(span.from); month <= monthOf(span.to); month = addMonths(month, 1))
    periods.add(periodOf(`${month}-01`));
  const going = periodOf(span.today);
  if (periods.has(going) && !held.has(going)) periods.delete(going);
  return { part: [...periods].filter((period) => held.has(period)).length, whole: periods.size };
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

export interface Mean {
  readonly count: number;
  /** Null below the number from which a mean is shown, so that no single rating can be guessed. */
  readonly mean: number | null;
}

/** Mean of ratings to one decimal, hidden below `shownFrom` of them. */
export function meanOf(scores: readonly { readonly score: number; readonly n: number }[], shownFrom: number): Mean {
  const count = total(scores);
  if (count < shownFrom) return { count, mean: null };
  const sum = scores.reduce((all, { score, n }) => all + score * n, 0);
  return { count, mean: Math.round((sum * 10) / count) / 10 };
}

/** Smallest group of people that a figure may be shown for to management. */
export const smallestGroup = 5;

export type ShownRate = Rate & { readonly percent: number | null };

/** A rate with its percent. */
export function shownRate(rate: Rate): ShownRate {
  return { ...rate, percent: percent(rate) };
}

/** Every rate of the petitions counted. */
export function ratesOf(cells: readonly FigureCell[]): Record<RateName, ShownRate> {
  return Object.fromEntries(rateNames.map((name) => [name, shownRate(rateOf(name, cells))])) as Record<
    RateName,
    ShownRate
  >;
}
