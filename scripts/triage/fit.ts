import { categories, petitionClasses } from '../../shared/domain/petition.ts';
import {
  categoryStart,
  classStart,
  inScopeOutput,
  majorOutput,
  outputCount,
  urgentOutput,
} from '../../shared/domain/triage/outputs.ts';
import type { Labelled } from './dataset.ts';
import { randomFrom } from './random.ts';
import type { Vector } from './vocabulary.ts';

export interface FitOptions {
  /** A feature must occur in so many petitions to get a row. */
  readonly leastTexts: number;
  /** How much rare features weigh more than common ones before training; 0 = not at all. */
  readonly rarityPower: number;
  readonly epochs: number;
  readonly rate: number;
  /** By how much all weights shrink after each epoch. */
  readonly decay: number;
  /** The share of features left out each time a petition is seen, so that no single word carries everything. */
  readonly dropout: number;
  /** How many models, each with its own order and dropout, are averaged into one. */
  readonly bags: number;
  /** How far rare labels are weighted up: 0 = not at all, 1 = to equal weight. */
  readonly balance: number;
  /** The share of the target that goes to a second category that can be defended. */
  readonly secondShare: number;
  /** How strongly training starts from what the groups of words say by themselves. */
  readonly prior: number;
  readonly seed: number;
}

export const fitOptions: FitOptions = {
  leastTexts: 2,
  rarityPower: 0.5,
  epochs: 20,
  rate: 0.2,
  decay: 0.0005,
  dropout: 0.3,
  bags: 5,
  balance: 0.5,
  secondShare: 0.3,
  prior: 8,
  seed: 7,
};

export interface Weights {
  /** `rows × outputCount` */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Outputs of which exactly one is right; marks are heads of one output. */
const heads = [
  { start: categoryStart, size: categories.length },
  { start: classStart, size: petitionClasses.length },
  { start: urgentOutput, size: 1 },
  { start: majorOutput, size: 1 },
  { start: inScopeOutput, size: 1 },
] as const;

/**
 * Multinomial logistic regression for category and class, plain for the marks, by AdaGrad with dropout; reproducible.
 * `start` holds the weights to start from, `rows × outputCount`; weights shrink towards these, not towards zero.
 */
export function fit(
  vectors: readonly Vector[],
  petitions: readonly Labelled[],
  start: Float32Array,
  options: FitOptions,
): Weights {
  const lessons = lessonsOf(vectors, petitions, options);
  const weights = new Float32Array(start.length);
  const biases = new Float32Array(outputCount);
  for (let bag = 0; bag < options.bags; bag++) {
    const one = fitOnce(lessons, start, options, options.seed + bag * 101);
    for (let at = 0; at < weights.length; at++)
      weights[at] = value(weights, at) + value(one.weights, at) / options.bags;
    for (let at = 0; at < outputCount; at++) biases[at] = value(biases, at) + value(one.biases, at) / options.bags;
  }
  return { weights, biases };
}

interface Lesson {
  readonly vector: Vector;
  readonly targets: Float32Array;
  /** How much an error at each output counts; 0 where the label is not known. */
  readonly stakes: Float32Array;
}

function lessonsOf(vectors: readonly Vector[], petitions: readonly Labelled[], options: FitOptions): Lesson[] {
  const targets = petitions.map((petition) => targetsOf(petition, options.secondShare));
  const shares = new Float32Array(outputCount);
  let inScope = 0;
  for (const [index, target] of targets.entries()) {
    if (petitions[index]?.inScope === true) inScope++;
    for (let at = 0; at < outputCount; at++) shares[at] = value(shares, at) + value(target, at);
  }
  for (let at = 0; at < outputCount; at++) {
    shares[at] = value(shares, at) / (at < urgentOutput ? inScope : petitions.length);
  }
  return vectors.map((vector, index) => {
    const target = targets[index] ?? new Float32Array(outputCount);
    const known = petitions[index]?.inScope === true;
    return { vector, targets: target, stakes: stakesOf(target, shares, known, options.balance) };
  });
}

function targetsOf(petition: Labelled, secondShare: number): Float32Array {
  const targets = new Float32Array(outputCount);
  if (petition.category !== null && petition.class !== null) {
    const also = petition.alsoRight.filter((code) => code !== petition.category);
    for (const code of also) targets[categoryStart + categories.indexOf(code)] = secondShare / also.length;
    targets[categoryStart + categories.indexOf(petition.category)] = also.length > 0 ? 1 - secondShare : 1;
    targets[classStart + petitionClasses.indexOf(petition.class)] = 1;
  }
  targets[urgentOutput] = petition.urgent ? 1 : 0;
  targets[majorOutput] = petition.major ? 1 : 0;
  targets[inScopeOutput] = petition.inScope ? 1 : 0;
  return targets;
}

function stakesOf(targets: Float32Array, shares: Float32Array, known: boolean, balance: number): Float32Array {
  const stakes = new Float32Array(outputCount);
  for (const { start, size } of heads) {
    if (start < urgentOutput && !known) continue;
    let stake = 0;
    if (size === 1) {
      const share = value(targets, start) > 0.5 ? value(shares, start) : 1 - value(shares, start);
      stake = (0.5 / share) ** balance;
    } else {
      for (let at = start; at < start + size; at++) {
        stake += value(targets, at) * (1 / (value(shares, at) * size)) ** balance;
      }
    }
    stakes.fill(stake, start, start + size);
  }
  return stakes;
}

function fitOnce(lessons: readonly Lesson[], start: Float32Array, options: FitOptions, seed: number): Weights {
  const random = randomFrom(seed);
  const weights = start.slice();
  const seen = new Float32Array(start.length).fill(1e-3);
  const biases = new Float32Array(outputCount);
  const order = lessons.slice();
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const lesson of order) {
      const kept = withDropout(lesson.vector, options.dropout, random);
      const errors = errorsOf(lesson, scoresOf(kept, weights, biases));
      learn(kept, errors, weights, seen, options.rate);
      for (let at = 0; at < outputCount; at++) biases[at] = value(biases, at) - 0.002 * value(errors, at);
    }
    const shrink = 1 - options.decay;
    for (let at = 0; at < weights.length; at++)
      weights[at] = value(start, at) + (value(weights, at) - value(start, at)) * shrink;
  }
  return { weights, biases };
}

export function scoresOf({ rows, values }: Vector, weights: Float32Array, biases: Float32Array): Float32Array {
  const scores = biases.slice();
  for (let feature = 0; feature < rows.length; feature++) {
    const weight = value(values, feature);
    const base = (rows[feature] ?? 0) * outputCount;
    for (let at = 0; at < outputCount; at++) scores[at] = value(scores, at) + weight * value(weights, base + at);
  }
  return scores;
}

function errorsOf({ targets, stakes }: Lesson, scores: Float32Array): Float32Array {
  const errors = new Float32Array(outputCount);
  for (const { start, size } of heads) {
    const stake = value(stakes, start);
    if (stake === 0) continue;
    if (size === 1) {
      errors[start] = stake * (1 / (1 + Math.exp(-value(scores, start))) - value(targets, start));
      continue;
    }
    let highest = -Infinity;
    for (let at = start; at < start + size; at++) highest = Math.max(highest, value(scores, at));
    let sum = 0;
    for (let at = start; at < start + size; at++) sum += Math.exp(value(scores, at) - highest);
    for (let at = start; at < start + size; at++) {
      errors[at] = stake * (Math.exp(value(scores, at) - highest) / sum - value(targets, at));
    }
  }
  return errors;
}

function learn(vector: Vector, errors: Float32Array, weights: Float32Array, seen: Float32Array, rate: number): void {
  const { rows, values } = vector;
  for (let feature = 0; feature < rows.length; feature++) {
    const weight = value(values, feature);
    const base = (rows[feature] ?? 0) * outputCount;
    for (let at = 0; at < outputCount; at++) {
      const slope = value(errors, at) * weight;
      if (slope === 0) continue;
      const sum = value(seen, base + at) + slope * slope;
      seen[base + at] = sum;
      weights[base + at] = value(weights, base + at) - (rate * slope) / Math.sqrt(sum);
    }
  }
}

function withDropout({ rows, values }: Vector, dropout: number, random: () => number): Vector {
  const keptRows = new Int32Array(rows.length);
  const keptValues = new Float32Array(rows.length);
  let count = 0;
  for (let feature = 0; feature < rows.length; feature++) {
    if (random() < dropout) continue;
    keptRows[count] = rows[feature] ?? 0;
    keptValues[count++] = value(values, feature) / (1 - dropout);
  }
  return { rows: keptRows.subarray(0, count), values: keptValues.subarray(0, count) };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [items[at], items[other]];
    if (one === undefined || two === undefined) continue;
    items[at] = two;
    items[other] = one;
  }
}

function value(values: Float32Array, at: number): number {
  return values[at] ?? 0;
}
