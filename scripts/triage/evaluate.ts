/**
 * `npm run eval`: how well petitions are sorted that were not trained on, by cross-validation over the training set.
 * `npm run eval -- --file PATH` scores the shipped weights on a labelled register instead, `-- --leave-out register.csv`
 * one of the training files by a model that has not seen it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { categories, petitionClasses } from '../../shared/domain/petition.ts';
import { decide } from '../../shared/domain/triage/decide.ts';
import { countWordCodes, normalize } from '../../shared/domain/triage/normalize.ts';
import { readModel } from '../../shared/domain/triage/model.ts';
import { scoresOf, TextReader } from '../../shared/domain/triage/score.ts';
import { outOfFold } from './build-model.ts';
import { calibrate } from './calibrate.ts';
import { type Labelled, readLabelled, readTrainingSet } from './dataset.ts';
import { categoriesOf, classesOf, markOf, outOfScopeOf } from './figures.ts';
import { leaveOut, type Judged } from './leave-out.ts';
import type { Comparison, MarkScore } from './metrics.ts';

const { values: flags } = parseArgs({
  options: {
    file: { type: 'string' },
    'leave-out': { type: 'string' },
    folds: { type: 'string', default: '5' },
    misses: { type: 'boolean', default: false },
  },
});

const left = flags['leave-out'];
const judged =
  left !== undefined
    ? leaveOut(left)
    : flags.file === undefined
      ? crossValidated(Number(flags.folds))
      : shippedOn(flags.file);
report(judged);

function crossValidated(folds: number): Judged[] {
  console.log(`cross-validation over ${folds} folds, near duplicates kept together`);
  const scored = outOfFold(readTrainingSet(), folds, 2);
  const settings = { version: '', biases: [], steps: [], ...calibrate(scored) };
  return scored.map(({ petition, scores }) => ({ petition, decision: decide(settings, scores, wordsOf(petition)) }));
}

function shippedOn(path: string): Judged[] {
  const weights = join(import.meta.dirname, '../../electron/backend/resources/triage-model.bin');
  const model = readModel(readFileSync(weights));
  const reader = new TextReader(model);
  console.log(`weights ${model.settings.version} on ${path}`);
  return readLabelled(path).map((petition) => ({
    petition,
    decision: decide(model.settings, scoresOf(model, reader.read(petition.text)), wordsOf(petition)),
  }));
}

function wordsOf({ text }: Labelled): number {
  return countWordCodes(normalize(text));
}

function report(all: readonly Judged[]): void {
  const inScope = all.filter(({ petition }) => petition.inScope);
  const hard = inScope.filter(({ petition }) => petition.hard);
  print(`CATEGORY, ${inScope.length} petitions in scope`, categoriesOf(inScope), categories);
  print(`CLASS, ${inScope.length} petitions in scope`, classesOf(inScope), petitionClasses);
  const both = (rows: readonly Judged[]) =>
    `category ${shareOf(categoriesOf(rows).accuracy)}, class ${shareOf(classesOf(rows).accuracy)}`;
  console.log(`\naccuracy on ${hard.length} hard rows: ${both(hard)}`);
  console.log(`accuracy on the others: ${both(inScope.filter(({ petition }) => !petition.hard))}`);
  console.log('\nMARKS            precision  recall  rows  proposed');
  printMark('urgent', markOf(inScope, 'urgent'));
  printMark('major', markOf(inScope, 'major'));
  printMark('out of scope', outOfScopeOf(all));
  const sure = inScope.filter(({ decision }) => decision.sure);
  console.log(`\nsure of ${sure.length} of ${inScope.length}; among these ${both(sure)}`);
  if (flags.misses) inScope.forEach(printMiss);
}

function print(heading: string, { accuracy, macroF1, labels, confusion }: Comparison, names: readonly string[]): void {
  console.log(`\n${heading}: accuracy ${shareOf(accuracy)}, macro-F1 ${shareOf(macroF1)}`);
  console.log(
    `${' '.repeat(22)}precision  recall  F1     rows | proposed as ${names.map((name) => name.slice(0, 7)).join(' ')}`,
  );
  for (const [at, { label, precision, recall, f1, rows }] of labels.entries()) {
    const line = (confusion[at] ?? []).map((count) => String(count).padStart(7)).join(' ');
    console.log(
      `${label.padEnd(22)}${shareOf(precision)}      ${shareOf(recall)}   ${shareOf(f1)}  ${String(rows).padStart(4)} |             ${line}`,
    );
  }
}

function printMark(name: string, { precision, recall, rows, proposed }: MarkScore): void {
  console.log(
    `${name.padEnd(16)} ${shareOf(precision)}      ${shareOf(recall)}   ${String(rows).padEnd(5)} ${proposed}`,
  );
}

function printMiss({ petition, decision }: Judged): void {
  const wrong = [
    petition.category === decision.category.value || petition.alsoRight.includes(decision.category.value)
      ? ''
      : `${petition.category} read as ${decision.category.value}`,
    petition.class === decision.class.value ? '' : `${petition.class} read as ${decision.class.value}`,
    petition.urgent === decision.urgent.value ? '' : `urgent ${petition.urgent}`,
    petition.major === decision.major.value ? '' : `major ${petition.major}`,
    decision.inScope.value ? '' : 'in scope',
  ].filter((line) => line !== '');
  if (wrong.length > 0) console.log(`${wrong.join('; ')} | ${petition.text}`);
}

function shareOf(value: number): string {
  return value.toFixed(3);
}
