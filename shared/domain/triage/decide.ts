import { categories, type Category, petitionClasses, type PetitionClass } from '../petition.ts';
import type { ModelSettings } from './model.ts';
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

/** A value with the chance that it is right. */
export interface Choice<T> {
  readonly value: T;
  readonly confidence: number;
}

/** What the scores of a text come to. `nextCategory` and `nextClass` are the outputs that came second. */
export interface Decision {
  readonly category: Choice<Category>;
  readonly class: Choice<PetitionClass>;
  readonly urgent: Choice<boolean>;
  readonly major: Choice<boolean>;
  readonly inScope: Choice<boolean>;
  readonly sure: boolean;
}

/** Below these chances a person should look twice. */
export const sureFrom = { category: 0.65, class: 0.65, inScope: 0.8, mark: 0.75 } as const;
/** A text with fewer words than this, in characters, says nothing that can be settled; with fewer than `clear` it says little. */
const fewest = 2;
const clear = 5;

/**
 * Turns scores into labels with calibrated chances. What is out of scope is neither urgent nor major. `words` is how
 * many characters of the text belong to words.
 */
export function decide(settings: ModelSettings, scores: Float32Array, words: number): Decision {
  const category = choose(categories, scores, categoryStart, settings.temperatures.category);
  const petitionClass = choose(petitionClasses, scores, classStart, settings.temperatures.class);
  const inScope = words < fewest ? empty : mark(settings, 'inScope', scores[inScopeOutput] ?? 0);
  const urgent = mark(settings, 'urgent', scores[urgentOutput] ?? 0);
  const major = mark(settings, 'major', scores[majorOutput] ?? 0);
  return {
    category,
    class: petitionClass,
    inScope,
    urgent: inScope.value ? urgent : unset(urgent),
    major: inScope.value ? major : unset(major),
    sure:
      words >= clear &&
      category.confidence >= sureFrom.category &&
      petitionClass.confidence >= sureFrom.class &&
      inScope.confidence >= sureFrom.inScope &&
      urgent.confidence >= sureFrom.mark &&
      major.confidence >= sureFrom.mark,
  };
}

const empty: Choice<boolean> = { value: false, confidence: 1 };

function choose<T>(values: readonly [T, ...T[]], scores: Float32Array, start: number, temperature: number): Choice<T> {
  const odds = chances(scores, start, values.length, temperature);
  const best = indexOfLargest(odds);
  return { value: values[best] ?? values[0], confidence: odds[best] ?? 0 };
}

function mark(settings: ModelSettings, name: 'urgent' | 'major' | 'inScope', score: number): Choice<boolean> {
  const [slope, offset] = settings.calibration[name];
  const odds = chance(score * slope + offset);
  const value = odds >= settings.thresholds[name];
  return { value, confidence: value ? odds : 1 - odds };
}

function unset({ value, confidence }: Choice<boolean>): Choice<boolean> {
  return { value: false, confidence: value ? 1 - confidence : confidence };
}
