import { createHash } from 'node:crypto';
import { type ModelParts, type ModelSettings, readModel, writeModel } from '../../shared/domain/triage/model.ts';
import { outputCount } from '../../shared/domain/triage/outputs.ts';
import { scoresOf, TextReader } from '../../shared/domain/triage/score.ts';
import { calibrate, type Calibration, type OutOfFold } from './calibrate.ts';
import type { Labelled } from './dataset.ts';
import { fit, fitOptions } from './fit.ts';
import { foldsOf } from './folds.ts';
import { priorWeights } from './prior.ts';
import { buildVocabulary, countFeatures, vectorOf } from './vocabulary.ts';

const uncalibrated: Calibration = {
  temperatures: { category: 1, class: 1 },
  calibration: { urgent: [1, 0], major: [1, 0], inScope: [1, 0] },
  thresholds: { urgent: 0.5, major: 0.5, inScope: 0.5 },
};

/** Trains on all the petitions given and lays the model out as it is shipped. */
export function buildModel(petitions: readonly Labelled[], calibration: Calibration = uncalibrated): Uint8Array {
  const counts = petitions.map(({ text }) => countFeatures(text));
  const vocabulary = buildVocabulary(counts, fitOptions.leastTexts, fitOptions.rarityPower);
  const vectors = counts.map((one) => vectorOf(one, vocabulary));
  const { weights, biases } = fit(vectors, petitions, priorWeights(vocabulary, fitOptions.prior), fitOptions);
  const { quantised, steps } = quantise(weights);
  const settings = (version: string): ModelSettings => ({ version, biases: [...biases], steps, ...calibration });
  const parts = { hashes: vocabulary.hashes, rowWeights: vocabulary.rowWeights, weights: quantised };
  return writeModel(versioned(parts, settings));
}

/** Scores of every petition by a model trained on the other folds, through the same code that is shipped. */
export function outOfFold(petitions: readonly Labelled[], folds: number, seed: number): OutOfFold[] {
  const foldOf = foldsOf(petitions, folds, seed);
  const scored: OutOfFold[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const model = readModel(buildModel(petitions.filter((_, at) => foldOf[at] !== fold)));
    const reader = new TextReader(model);
    for (const petition of petitions.filter((_, at) => foldOf[at] === fold)) {
      scored.push({ petition, scores: scoresOf(model, reader.read(petition.text)) });
    }
  }
  return scored;
}

/** The shipped model: trained on everything, calibrated on what cross-validation saw. */
export function trainModel(petitions: readonly Labelled[]): Uint8Array {
  return buildModel(petitions, calibrate(outOfFold(petitions, 5, 1)));
}

/** Each output has its own step, so that a strong output does not blur a weak one. */
function quantise(weights: Float32Array): { quantised: Int8Array; steps: number[] } {
  const steps = new Array<number>(outputCount).fill(0);
  for (const [at, weight] of weights.entries()) {
    const output = at % outputCount;
    steps[output] = Math.max(steps[output] ?? 0, Math.abs(weight) / 127);
  }
  const quantised = Int8Array.from(weights, (weight, at) => Math.round(weight / (steps[at % outputCount] || 1)));
  return { quantised, steps };
}

/** The version is a hash of everything else, so that equal weights have equal names. */
function versioned(parts: Omit<ModelParts, 'settings'>, settings: (version: string) => ModelSettings): ModelParts {
  const content = writeModel({ ...parts, settings: settings('') });
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { ...parts, settings: settings(version) };
}
