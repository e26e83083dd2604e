import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createClassifier } from '../../electron/backend/triage/classifier.ts';
import { readModel } from '../../shared/domain/triage/model.ts';
import { readTrainingSet } from '../../scripts/triage/dataset.ts';
import { hashOfInputs, proofFile, sha256, type Proof } from '../../scripts/triage/proof.ts';
import { resourcesDir } from '../support/resources.ts';

/**
 * What the training code and its data make of a register by a writer they have not seen: the shipped weights know that
 * register too, so a model is trained without it. The floors stand a little under what was measured when the weights were
 * made (docs/technical/triage.md): whoever changes data or code must not make the proposals worse unnoticed.
 */
const floors = {
  categoryMacroF1: 0.77,
  classMacroF1: 0.83,
  urgentRecall: 0.95,
  urgentPrecision: 0.42,
  outOfScopeF1: 0.8,
  millisecondsEach: 5,
};

const root = path.resolve(import.meta.dirname, '../..');
const weights = readFileSync(path.join(resourcesDir, 'triage-model.bin'));

/** Training takes minutes and gives the same each time: what was written down holds until data or code are others. */
function proofOfToday(): Proof {
  const written = JSON.parse(readFileSync(proofFile, 'utf8')) as Proof;
  if (written.inputs === hashOfInputs()) return written;
  process.stdout.write(
    'Data or code of training changed: training anew. "npm run train" writes down what comes of it.\n',
  );
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/triage/train.ts', '--dry'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Proof;
}

let proof: Proof;
beforeAll(() => {
  proof = proofOfToday();
}, 400_000);

describe('a model that has never seen the register', () => {
  it('finds the category', () => {
    expect(proof.unseen.categoryMacroF1).toBeGreaterThan(floors.categoryMacroF1);
  });

  it('finds the class', () => {
    expect(proof.unseen.classMacroF1).toBeGreaterThan(floors.classMacroF1);
  });

  it('misses hardly any urgent one, without crying wolf', () => {
    const { recall, precision } = proof.unseen.urgent;
    expect(recall).toBeGreaterThanOrEqual(floors.urgentRecall);
    expect(precision).toBeGreaterThan(floors.urgentPrecision);
  });

  it('tells what is no matter of the workplace', () => {
    const { recall, precision } = proof.unseen.outOfScope;
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(floors.outOfScopeF1);
  });

  it('is right more often where it says that it is sure', () => {
    const { sure, unsure } = proof.unseen;
    expect(sure.rows).toBeGreaterThan(50);
    expect(sure.classRight).toBeGreaterThan(unsure.classRight);
  });

  it('is as good as the documents say', () => {
    const { categoryMacroF1, classMacroF1, urgent, major, outOfScope } = proof.unseen;
    const mark = ({ precision, recall }: typeof urgent): string => `${precision.toFixed(2)} / ${recall.toFixed(2)}`;
    const found = ` (${Math.round(urgent.recall * urgent.rows)} of ${urgent.rows})`;
    const row = [
      categoryMacroF1.toFixed(3),
      classMacroF1.toFixed(3),
      mark(urgent) + found,
      mark(major),
      mark(outOfScope),
    ];
    const document = readFileSync(path.join(root, 'docs/technical/triage.md'), 'utf8');
    expect(document).toContain(`| register (420), by a model that has not seen it | ${row.join(' | ')} |`);
    expect(document).toContain(`Weights \`${readModel(weights).settings.version}\``);
  });
});

describe('the shipped weights', () => {
  it('are those that training makes of the data as they are, to the last byte', () => {
    expect(sha256(weights)).toBe(proof.weights);
  });

  it('need less than 5 ms a petition', () => {
    const texts = readTrainingSet().map(({ text }) => text);
    const classifier = createClassifier({ resourcesDir });
    classifier.propose('先读一遍权重');
    const start = performance.now();
    classifier.proposeMany(texts);
    expect((performance.now() - start) / texts.length).toBeLessThan(floors.millisecondsEach);
  });

  it('know nearly all of the training data', () => {
    const classifier = createClassifier({ resourcesDir });
    const petitions = readTrainingSet().filter(({ inScope: is }) => is);
    const proposals = classifier.proposeMany(petitions.map(({ text }) => text));
    const right = petitions.filter(({ class: known }, at) => proposals[at]?.class.value === known).length;
    expect(right / petitions.length).toBeGreaterThan(0.95);
  });
});
