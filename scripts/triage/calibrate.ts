import { categories, petitionClasses } from '../../shared/domain/petition.ts';
import type { ModelSettings } from '../../shared/domain/triage/model.ts';
import {
  categoryStart,
  chance,
  chances,
  classStart,
  inScopeOutput,
  majorOutput,
  urgentOutput,
} from '../../shared/domain/triage/outputs.ts';
import type { Labelled } from './dataset.ts';

/** Scores of petitions by models that had not seen them. */
export interface OutOfFold {
  readonly petition: Labelled;
  readonly scores: Float32Array;
}

export type Calibration = Pick<ModelSettings, 'temperatures' | 'calibration' | 'thresholds'>;

/** Of the urgent petitions in cross-validation at least this share must be proposed as urgent. */
const urgentRecall = 0.95;

/** Makes scores into chances that hold in fact, and sets the chance from which each mark is proposed. */
export function calibrate(all: readonly OutOfFold[]): Calibration {
  const inScope = all.filter(({ petition }) => petition.inScope);
  const lines = {
    urgent: lineOf(inScope, urgentOutput, 'urgent'),
    major: lineOf(inScope, majorOutput, 'major'),
    inScope: lineOf(all, inScopeOutput, 'inScope'),
  };
  return {
    temperatures: {
      category: temperatureOf(inScope, categoryStart, categories.length, ({ category }) =>
        categories.indexOf(category ?? 'remuneration'),
      ),
      class: temperatureOf(inScope, classStart, petitionClasses.length, (petition) =>
        petitionClasses.indexOf(petition.class ?? 'immediate'),
      ),
    },
    calibration: lines,
    thresholds: {
      urgent: thresholdForRecall(inScope, lines.urgent, urgentRecall),
      major: bestThreshold(inScope, lines.major, majorOutput, ({ major }) => major),
      inScope:
        1 - bestThreshold(all, [-lines.inScope[0], -lines.inScope[1]], inScopeOutput, (petition) => !petition.inScope),
    },
  };
}

/** The temperature that makes the right values most likely. */
function temperatureOf(
  rows: readonly OutOfFold[],
  start: number,
  size: number,
  rightOf: (petition: Labelled) => number,
): number {
  let best = 1;
  let bestLoss = Infinity;
  for (let temperature = 0.3; temperature <= 3; temperature += 0.05) {
    let loss = 0;
    for (const { petition, scores } of rows) {
      loss -= Math.log(Math.max(1e-9, chances(scores, start, size, temperature)[rightOf(petition)] ?? 0));
    }
    if (loss >= bestLoss) continue;
    best = temperature;
    bestLoss = loss;
  }
  return round(best);
}

/** Slope and offset of the line from score to log-odds, by gradient descent on the loss of the right marks. */
function lineOf(rows: readonly OutOfFold[], output: number, mark: 'urgent' | 'major' | 'inScope'): [number, number] {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 4000; step++) {
    let slopeError = 0;
    let offsetError = 0;
    for (const { petition, scores } of rows) {
      const score = scores[output] ?? 0;
      const error = chance(score * slope + offset) - (petition[mark] ? 1 : 0);
      slopeError += error * score;
      offsetError += error;
    }
    slope -= (0.3 * slopeError) / rows.length;
    offset -= (0.3 * offsetError) / rows.length;
  }
  return [round(slope), round(offset)];
}

/** The highest chance at which so large a share of the urgent petitions is still found. */
function thresholdForRecall(
  rows: readonly OutOfFold[],
  [slope, offset]: readonly [number, number],
  recall: number,
): number {
  const found = rows
    .filter(({ petition }) => petition.urgent)
    .map(({ scores }) => chance((scores[urgentOutput] ?? 0) * slope + offset))
    .sort((one, other) => other - one);
  return round((found[Math.ceil(recall * found.length) - 1] ?? 0.5) - 0.0005);
}

/** The chance at which F1 is highest. */
function bestThreshold(
  rows: readonly OutOfFold[],
  [slope, offset]: readonly [number, number],
  output: number,
  isSet: (petition: Labelled) => boolean,
): number {
  const ranked = rows
    .map(({ petition, scores }) => ({ set: isSet(petition), odds: chance((scores[output] ?? 0) * slope + offset) }))
    .sort((one, other) => other.odds - one.odds);
  const wanted = ranked.filter(({ set }) => set).length;
  let hits = 0;
  let best = 0;
  let threshold = 0.5;
  for (const [at, { set, odds }] of ranked.entries()) {
    if (set) hits++;
    const f1 = (2 * hits) / (at + 1 + wanted);
    if (f1 <= best) continue;
    best = f1;
    threshold = odds;
  }
  return round(threshold - 0.0005);
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
