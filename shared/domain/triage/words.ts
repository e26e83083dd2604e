import { kindOfHash } from './features.ts';
import type { TriageModel } from './model.ts';
import { outputCount } from './outputs.ts';
import type { ReadText } from './score.ts';
import type { Segment } from './segments.ts';
import { featureValue } from './weighting.ts';

const mostWords = 4;
/** A word shown has at least this share of the strongest word's weight. */
const leastShare = 0.3;
const longestPhrase = 8;

/**
 * How much each character spoke for one output and against another (none for a mark), in no particular unit. Features
 * longer than a character share their weight among the characters they cover.
 */
export function characterWeights(model: TriageModel, read: ReadText, output: number, against: number): Float32Array {
  const weights = new Float32Array(read.normalized.length);
  const { features, rowOfFeature } = read;
  const step = model.settings.steps[output] ?? 0;
  const stepAgainst = model.settings.steps[against] ?? 0;
  for (let at = 0; at < features.count; at++) {
    const row = rowOfFeature[at] ?? -1;
    const size = features.sizes[at] ?? 0;
    if (row < 0 || size === 0 || kindOfHash(features.hashes[at] ?? 0) === 'pair') continue;
    const base = row * outputCount;
    const speaks = (model.weights[base + output] ?? 0) * step - (model.weights[base + against] ?? 0) * stepAgainst;
    const share = (speaks * featureValue(model.rowWeights[row] ?? 0, 1)) / size;
    const from = features.from[at] ?? 0;
    for (let place = from; place < from + size; place++) weights[place] = (weights[place] ?? 0) + share;
  }
  return weights;
}

/** The words of the text that spoke loudest, strongest first: whole words and phrases as they stand in it. */
export function loudestWords(text: string, segments: readonly Segment[], weights: Float32Array): string[] {
  const loud = segments.map((segment) => ({ ...segment, weight: weightOf(segment, weights) }));
  const highest = loud.reduce((most, { weight }) => Math.max(most, weight), 0);
  if (highest <= 0) return [];
  const phrases: { from: number; end: number; weight: number }[] = [];
  for (const [at, segment] of loud.entries()) {
    if (segment.weight < highest * leastShare) continue;
    const last = phrases.at(-1);
    if (last !== undefined && last.end === segment.from && segment.end - last.from <= longestPhrase) {
      last.end = segment.end;
      last.weight = Math.max(last.weight, segment.weight);
    } else phrases.push(widened(segment, loud[at - 1], loud[at + 1]));
  }
  const strongest = phrases
    .sort((one, other) => other.weight - one.weight)
    .map(({ from, end }) => text.slice(from, end));
  return [...new Set(strongest)].slice(0, mostWords);
}

/** A single character says little alone: it takes in the word that stands next to it. */
function widened(
  segment: Segment & { readonly weight: number },
  before: Segment | undefined,
  after: Segment | undefined,
): { from: number; end: number; weight: number } {
  const { from, end, weight } = segment;
  if (end - from > 1) return { from, end, weight };
  if (after !== undefined && after.from === end && after.end - from <= 4) return { from, end: after.end, weight };
  if (before !== undefined && before.end === from && end - before.from <= 4) return { from: before.from, end, weight };
  return { from, end, weight };
}

function weightOf({ from, end }: Segment, weights: Float32Array): number {
  let sum = 0;
  for (let at = from; at < end; at++) sum += weights[at] ?? 0;
  return sum;
}
