import { extractFeatures, FeatureList } from './features.ts';
import type { TriageModel } from './model.ts';
import { normalize, type Normalized } from './normalize.ts';
import { outputCount } from './outputs.ts';
import { featureValue } from './weighting.ts';
import type { WordHits } from './word-hits.ts';

/** A text read once: its features, the rows of the model they hit, and each row's value in it. */
export interface ReadText {
  readonly normalized: Normalized;
  readonly features: FeatureList;
  readonly hits: WordHits;
  /** For every feature of the list its row, or -1. */
  readonly rowOfFeature: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly rowCount: number;
}

/** Reads texts against one model. Its working memory is used again: what `read` returns holds until the next call. */
export class TextReader {
  readonly model: TriageModel;
  private readonly features = new FeatureList();
  private readonly times: Uint16Array;
  private rowOfFeature = new Int32Array(4096);
  private rows = new Int32Array(4096);
  private values = new Float32Array(4096);

  constructor(model: TriageModel) {
    this.model = model;
    this.times = new Uint16Array(model.rows);
  }

  read(text: string): ReadText {
    const normalized = normalize(text);
    const { features, model, times } = this;
    const hits = extractFeatures(normalized, features);
    if (features.hashes.length > this.rows.length) this.grow(features.hashes.length);
    const { rowOfFeature, rows, values } = this;
    let rowCount = 0;
    for (let at = 0; at < features.count; at++) {
      const row = model.rowOf(features.hashes[at] ?? 0);
      rowOfFeature[at] = row;
      if (row < 0) continue;
      const before = times[row] ?? 0;
      if (before === 0) rows[rowCount++] = row;
      if (before < 65535) times[row] = before + 1;
    }
    let squares = 0;
    for (let at = 0; at < rowCount; at++) {
      const row = rows[at] ?? 0;
      const value = featureValue(model.rowWeights[row] ?? 0, times[row] ?? 1);
      times[row] = 0;
      values[at] = value;
      squares += value * value;
    }
    const shrink = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < rowCount; at++) values[at] = (values[at] ?? 0) * shrink;
    return { normalized, features, hits, rowOfFeature, rows, values, rowCount };
  }

  private grow(size: number): void {
    this.rowOfFeature = new Int32Array(size);
    this.rows = new Int32Array(size);
    this.values = new Float32Array(size);
  }
}

/** The outputs of a model for a text, before they become chances. */
export function scoresOf(model: TriageModel, { rows, values, rowCount }: ReadText): Float32Array {
  const { settings, weights } = model;
  const scores = new Float32Array(outputCount);
  for (let at = 0; at < rowCount; at++) {
    const value = values[at] ?? 0;
    const base = (rows[at] ?? 0) * outputCount;
    for (let output = 0; output < outputCount; output++) {
      scores[output] = (scores[output] ?? 0) + value * (weights[base + output] ?? 0);
    }
  }
  for (let output = 0; output < outputCount; output++) {
    scores[output] = (scores[output] ?? 0) * (settings.steps[output] ?? 0) + (settings.biases[output] ?? 0);
  }
  return scores;
}
