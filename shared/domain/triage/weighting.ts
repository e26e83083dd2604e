import type { FeatureKind } from './features.ts';

/** How much each kind of feature weighs before training: rare long grams are many, so each counts less. */
export const kindWeights: Record<FeatureKind, number> = {
  gram1: 0.6,
  gram2: 1,
  gram3: 0.8,
  gram4: 0.6,
  gap: 0.5,
  group: 1.5,
  pair: 0.8,
  wish: 0.9,
  ending: 0.7,
  form: 0.5,
  pattern: 1.5,
};

/** The value of a feature that occurs `times` in a text, before the text's values are scaled to length 1. */
export function featureValue(rowWeight: number, times: number): number {
  return times === 1 ? rowWeight : rowWeight * (1 + Math.log(times));
}
