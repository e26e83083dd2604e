import { categories, petitionClasses } from '../petition.ts';

/** The numbers that the model gives for a text, in this order: one a category, one a class, one a mark. */
export const categoryStart = 0;
export const classStart = categories.length;
export const urgentOutput = classStart + petitionClasses.length;
export const majorOutput = urgentOutput + 1;
export const inScopeOutput = majorOutput + 1;
export const outputCount = inScopeOutput + 1;

/** The chances of exclusive outputs, which add up to 1. */
export function chances(scores: Float32Array, start: number, count: number, temperature: number): number[] {
  let highest = -Infinity;
  for (let at = start; at < start + count; at++) highest = Math.max(highest, scores[at] ?? 0);
  const raised: number[] = [];
  let sum = 0;
  for (let at = start; at < start + count; at++) {
    const value = Math.exp(((scores[at] ?? 0) - highest) / temperature);
    raised.push(value);
    sum += value;
  }
  return raised.map((value) => value / sum);
}

/** The chance that a mark is set. */
export function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Where the largest of some values stands; the first of equals. */
export function indexOfLargest(values: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) {
    if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  }
  return best;
}
