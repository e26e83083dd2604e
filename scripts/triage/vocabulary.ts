import { extractFeatures, FeatureList, kindOfHash } from '../../shared/domain/triage/features.ts';
import { storedRowWeight } from '../../shared/domain/triage/model.ts';
import { normalize } from '../../shared/domain/triage/normalize.ts';
import { featureValue, kindWeights } from '../../shared/domain/triage/weighting.ts';

/** The features of one text and how often each occurs. */
export type Counts = ReadonlyMap<number, number>;

/** The features worth a row: ascending by hash, each with its weight before training. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  readonly rowWeights: Float32Array;
  readonly rowOf: ReadonlyMap<number, number>;
}

/** A text as rows of the vocabulary with values; their squares add up to 1. */
export interface Vector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

const list = new FeatureList();

export function countFeatures(text: string): Counts {
  extractFeatures(normalize(text), list);
  const counts = new Map<number, number>();
  for (const hash of list.hashes.subarray(0, list.count)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

/** Keeps features that occur in at least `leastTexts` texts; rare ones weigh more, by the power given. */
export function buildVocabulary(texts: readonly Counts[], leastTexts: number, rarityPower: number): Vocabulary {
  const occurs = new Map<number, number>();
  for (const counts of texts) {
    for (const hash of counts.keys()) occurs.set(hash, (occurs.get(hash) ?? 0) + 1);
  }
  const kept = [...occurs].filter(([, times]) => times >= leastTexts).sort(([one], [other]) => one - other);
  const rowWeights = kept.map(([hash, times]) =>
    storedRowWeight(kindWeights[kindOfHash(hash)] * Math.log(1 + texts.length / times) ** rarityPower),
  );
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rowWeights: Float32Array.from(rowWeights),
    rowOf: new Map(kept.map(([hash], row) => [hash, row])),
  };
}

export function vectorOf(counts: Counts, { rowOf, rowWeights }: Vocabulary): Vector {
  const rows: number[] = [];
  const values: number[] = [];
  for (const [hash, times] of counts) {
    const row = rowOf.get(hash);
    if (row === undefined) continue;
    rows.push(row);
    values.push(featureValue(rowWeights[row] ?? 0, times));
  }
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { rows: Int32Array.from(rows), values: Float32Array.from(values, (value) => value / length) };
}
