import { categories, petitionClasses } from '../petition.ts';
import { decide } from './decide.ts';
import type { Adjustments } from './learn.ts';
import { categoryStart, classStart, inScopeOutput, majorOutput, outputCount, urgentOutput } from './outputs.ts';
import { countWordCodes } from './normalize.ts';
import type { TriageProposal } from './proposal.ts';
import { scoresOf, type TextReader } from './score.ts';
import { segmentsOf } from './segments.ts';
import { groupTagsOf, legalTagsOf, natureOf } from './tags.ts';
import { proposeTitle } from './title.ts';
import { characterWeights, loudestWords } from './words.ts';

/**
 * Proposes all labels of a petition. Any string is read, at most as far as a petition may be long; the time is linear
 * in it. Where an enterprise's corrections are given, they move the scores first.
 */
export function classify(reader: TextReader, text: string, adjustments: Adjustments | null): TriageProposal {
  const read = reader.read(text);
  const { model } = reader;
  const scores = scoresOf(model, read);
  adjustments?.apply(read.features, scores);
  const decision = decide(model.settings, scores, countWordCodes(read.normalized));
  const { category, inScope } = decision;

  const seen = text.slice(0, read.normalized.length);
  const segments = segmentsOf(seen, read.hits);
  const speaksFor = (output: number, against: number) => characterWeights(model, read, output, against);
  const forCategory = speaksFor(...rivals(scores, categoryStart, categories.length));
  const forClass = speaksFor(...rivals(scores, classStart, petitionClasses.length));
  const say = (weights: Float32Array) => loudestWords(seen, segments, weights);
  const sayMark = (value: boolean, output: number) => (value ? say(speaksFor(output, noOther)) : []);
  return {
    title: proposeTitle(seen, segments, titleWeights(forCategory, forClass)),
    category: { ...category, words: say(forCategory) },
    class: { ...decision.class, words: say(forClass) },
    urgent: { ...decision.urgent, words: sayMark(decision.urgent.value, urgentOutput) },
    major: { ...decision.major, words: sayMark(decision.major.value, majorOutput) },
    inScope: { ...inScope, words: inScope.value ? [] : say(speaksFor(noOther, inScopeOutput)) },
    nature: natureOf(seen, category.value),
    legalTags: legalTagsOf(seen, category.value),
    groupTags: groupTagsOf(seen),
    sure: decision.sure,
    modelVersion: model.settings.version,
  };
}

/** No output: a mark has no rival. */
const noOther = outputCount;

/** The output with the highest score and the one after it: words are shown for what they say between the two. */
function rivals(scores: Float32Array, start: number, size: number): [number, number] {
  const outputs = Array.from({ length: size }, (_, at) => start + at);
  const [best, next] = outputs.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  return [best ?? noOther, next ?? noOther];
}

/** A title says what a petition is about, so the category's words lead; the class adds what is broken, owed or wanted. */
function titleWeights(forCategory: Float32Array, forClass: Float32Array): Float32Array {
  return forCategory.map((weight, at) => weight + 0.35 * (forClass[at] ?? 0));
}
