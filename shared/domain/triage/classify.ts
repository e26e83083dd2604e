import { categories, petitionClasses } from '../petition.ts';
import type { Adjustments } from './learn.ts';
import {
  categoryStart,
  chance,
  chances,
  classStart,
  inScopeOutput,
  indexOfLargest,
  majorOutput,
  urgentOutput,
} from './outputs.ts';
import type { Proposed, TriageProposal } from './proposal.ts';
import { type ReadText, scoresOf, type TextReader } from './score.ts';
import { segmentsOf } from './segments.ts';
import { groupTagsOf, legalTagsOf, natureOf } from './tags.ts';
import { proposeTitle } from './title.ts';
import { findWords } from './word-hits.ts';
import { characterWeights, loudestWords } from './words.ts';

/** Below these chances a person should look twice. Set from cross-validation: above them 19 of 20 proposals hold. */
export const sureFrom = { category: 0.6, class: 0.65, inScope: 0.8, mark: 0.75 } as const;

const noOther = -1;

/**
 * Proposes all labels of a petition. Any string is read, at most as far as a petition may be long; the time is linear
 * in it. Where an enterprise's corrections are given, they move the scores first.
 */
export function classify(reader: TextReader, text: string, adjustments: Adjustments | null): TriageProposal {
  const read = reader.read(text);
  const { model } = reader;
  const scores = scoresOf(model, read);
  adjustments?.apply(read.features, scores);
  const { settings } = model;
  const ofCategory = chances(scores, categoryStart, categories.length, settings.temperatures.category);
  const ofClass = chances(scores, classStart, petitionClasses.length, settings.temperatures.class);
  const segments = segmentsOf(text.slice(0, read.normalized.length), findWords(read.normalized));
  const forCategory = weightsOfChoice(reader, read, ofCategory, categoryStart);
  const forClass = weightsOfChoice(reader, read, ofClass, classStart);
  const say = (weights: Float32Array) => loudestWords(text, segments, weights);
  const mark = (name: Mark, output: number): Proposed<boolean> =>
    markOf(reader, read, name, scores[output] ?? 0, output, (weights) => say(weights));

  const category = chosen(categories, ofCategory, say(forCategory));
  const petitionClass = chosen(petitionClasses, ofClass, say(forClass));
  const inScope = mark('inScope', inScopeOutput);
  const urgent = mark('urgent', urgentOutput);
  const major = mark('major', majorOutput);
  return {
    title: proposeTitle(text, segments, sumOf(forCategory, forClass)),
    category,
    class: petitionClass,
    urgent: inScope.value ? urgent : notSet(urgent),
    major: inScope.value ? major : notSet(major),
    inScope,
    nature: natureOf(text, category.value),
    legalTags: legalTagsOf(text, category.value),
    groupTags: groupTagsOf(text),
    sure: isSure({ category, class: petitionClass, inScope, urgent, major }),
    modelVersion: settings.version,
  };
}

type Mark = 'urgent' | 'major' | 'inScope';

function chosen<T>(values: readonly [T, ...T[]], odds: readonly number[], words: string[]): Proposed<T> {
  const best = indexOfLargest(odds);
  return { value: values[best] ?? values[0], confidence: odds[best] ?? 0, words };
}

/** What each character said for the value chosen and against the next likely one. */
function weightsOfChoice(reader: TextReader, read: ReadText, odds: readonly number[], start: number): Float32Array {
  const best = indexOfLargest(odds);
  const next = indexOfLargest(odds.map((value, at) => (at === best ? -1 : value)));
  return characterWeights(reader.model, read, start + best, start + next);
}

function markOf(
  { model }: TextReader,
  read: ReadText,
  name: Mark,
  score: number,
  output: number,
  say: (weights: Float32Array) => string[],
): Proposed<boolean> {
  const [slope, offset] = model.settings.calibration[name];
  const odds = chance(score * slope + offset);
  const value = odds >= model.settings.thresholds[name];
  const told = value !== (name === 'inScope');
  const weights = told ? characterWeights(model, read, output, noOther) : null;
  const words = weights === null ? [] : say(name === 'inScope' ? weights.map((weight) => -weight) : weights);
  return { value, confidence: value ? odds : 1 - odds, words };
}

function notSet({ value, confidence }: Proposed<boolean>): Proposed<boolean> {
  return { value: false, confidence: value ? 1 - confidence : confidence, words: [] };
}

function isSure(labels: Pick<TriageProposal, 'category' | 'class' | 'inScope' | 'urgent' | 'major'>): boolean {
  return (
    labels.category.confidence >= sureFrom.category &&
    labels.class.confidence >= sureFrom.class &&
    labels.inScope.confidence >= sureFrom.inScope &&
    labels.urgent.confidence >= sureFrom.mark &&
    labels.major.confidence >= sureFrom.mark
  );
}

function sumOf(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((value, at) => value + (other[at] ?? 0));
}
