import {
  percent,
  rateNames,
  rateOf,
  type FigureCell,
  type Rate,
  type RateName,
} from '../../../shared/domain/figures.rules.ts';

export type Shown = Rate & { percent: number | null };

/** A rate with its percent. */
export const shown = (rate: Rate): Shown => ({ ...rate, percent: percent(rate) });

/** Every rate of the petitions counted. */
export const ratesOf = (cells: readonly FigureCell[]): Record<RateName, Shown> =>
  Object.fromEntries(rateNames.map((name) => [name, shown(rateOf(name, cells))])) as Record<RateName, Shown>;
