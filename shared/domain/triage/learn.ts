import { categories, type Category, petitionClasses, type PetitionClass } from '../petition.ts';
import { type FeatureKind, type FeatureList, kindOfHash } from './features.ts';
import {
  categoryStart,
  chance,
  chances,
  classStart,
  inScopeOutput,
  majorOutput,
  outputCount,
  urgentOutput,
} from './outputs.ts';
import { scoresOf, type TextReader } from './score.ts';

/** What a person decided about a petition's text. `category` and `class` are null where it was set out of scope. */
export interface Correction {
  readonly text: string;
  readonly category: Category | null;
  readonly class: PetitionClass | null;
  readonly urgent: boolean;
  readonly major: boolean;
  readonly inScope: boolean;
}

/** Only so many of the latest corrections are learnt from, so that learning stays quick and old habits fade. */
export const maxCorrections = 2000;
/** No text's score moves further than this by what an enterprise taught, in log-odds. */
export const maxShift = 4;
const bucketCount = 1 << 15;
const passes = 6;
const rate = 0.8;

/** What corrections taught, apart from the shipped weights: one small number for each hashed feature and output. */
export interface Adjustments {
  /** Moves scores by what was taught about texts like this one; each by at most `maxShift`. */
  apply(features: FeatureList, scores: Float32Array): void;
}

/**
 * Learns from corrections on top of a model that stays as it is. The same corrections in the same order always teach
 * the same. A text much like a corrected one moves towards the correction; a text that shares little hardly moves.
 */
export function learnAdjustments(reader: TextReader, corrections: readonly Correction[]): Adjustments {
  const taught = new Float32Array(bucketCount * outputCount);
  const lessons = corrections.slice(-maxCorrections).map((correction) => {
    const read = reader.read(correction.text);
    return { correction, base: scoresOf(reader.model, read), vector: vectorOf(read.features) };
  });
  for (let pass = 0; pass < passes; pass++) {
    for (const { correction, base, vector } of lessons) {
      const scores = base.slice();
      shift(taught, vector, scores);
      step(taught, vector, errorsOf(scores, correction, reader));
    }
  }
  return { apply: (features, scores) => shift(taught, vectorOf(features), scores) };
}

interface Vector {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
}

/**
 * Weights for telling one text from another: what is said counts, not how long or in what form. Features that the
 * shipped model never saw count as well: the enterprise's own words.
 */
const kindWeights: Record<FeatureKind, number> = {
  gram1: 0.1,
  gram2: 1,
  gram3: 1,
  gram4: 1,
  gap: 0.5,
  group: 0.4,
  pair: 0.6,
  wish: 0.3,
  ending: 0.2,
  form: 0,
  pattern: 0.2,
};

function vectorOf(features: FeatureList): Vector {
  const buckets = new Int32Array(features.count);
  const values = new Float32Array(features.count);
  let squares = 0;
  for (let at = 0; at < features.count; at++) {
    const hash = features.hashes[at] ?? 0;
    const value = kindWeights[kindOfHash(hash)];
    buckets[at] = (hash ^ (hash >>> 13)) & (bucketCount - 1);
    values[at] = value;
    squares += value * value;
  }
  const shrink = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return { buckets, values: values.map((value) => value * shrink) };
}

function shift(taught: Float32Array, { buckets, values }: Vector, scores: Float32Array): void {
  const moves = new Float32Array(outputCount);
  for (let at = 0; at < buckets.length; at++) {
    const base = (buckets[at] ?? 0) * outputCount;
    const value = values[at] ?? 0;
    for (let output = 0; output < outputCount; output++) {
      moves[output] = (moves[output] ?? 0) + value * (taught[base + output] ?? 0);
    }
  }
  for (let output = 0; output < outputCount; output++) {
    const move = Math.max(-maxShift, Math.min(maxShift, moves[output] ?? 0));
    scores[output] = (scores[output] ?? 0) + move;
  }
}

function step(taught: Float32Array, { buckets, values }: Vector, errors: Float32Array): void {
  for (let at = 0; at < buckets.length; at++) {
    const base = (buckets[at] ?? 0) * outputCount;
    const value = (values[at] ?? 0) * rate;
    for (let output = 0; output < outputCount; output++) {
      taught[base + output] = (taught[base + output] ?? 0) - value * (errors[output] ?? 0);
    }
  }
}

/** How far each output is from what the person said: the chance given less the chance due. */
function errorsOf(scores: Float32Array, correction: Correction, { model }: TextReader): Float32Array {
  const errors = new Float32Array(outputCount);
  const { temperatures, calibration } = model.settings;
  const exclusive = (start: number, count: number, right: number, temperature: number) => {
    const given = chances(scores, start, count, temperature);
    given.forEach((value, at) => (errors[start + at] = value - (at === right ? 1 : 0)));
  };
  if (correction.category !== null) {
    exclusive(categoryStart, categories.length, categories.indexOf(correction.category), temperatures.category);
  }
  if (correction.class !== null) {
    exclusive(classStart, petitionClasses.length, petitionClasses.indexOf(correction.class), temperatures.class);
  }
  const mark = (name: 'urgent' | 'major' | 'inScope', output: number) => {
    const [slope, offset] = calibration[name];
    errors[output] = chance((scores[output] ?? 0) * slope + offset) - (correction[name] ? 1 : 0);
  };
  mark('inScope', inScopeOutput);
  if (correction.inScope) {
    mark('urgent', urgentOutput);
    mark('major', majorOutput);
  }
  return errors;
}
