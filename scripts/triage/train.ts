/**
 * `npm run train`: rebuilds the shipped weights from the project's own labelled petitions, and writes down what they are
 * worth. Reproducible. `-- --dry` writes nothing and prints that proof alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readModel } from '../../shared/domain/triage/model.ts';
import { trainModel } from './build-model.ts';
import { readTrainingSet } from './dataset.ts';
import { proofFile, proofOf } from './proof.ts';

const { values: flags } = parseArgs({ options: { dry: { type: 'boolean', default: false } } });
const resources = join(import.meta.dirname, '../../electron/backend/resources');
const petitions = readTrainingSet();
const bytes = trainModel(petitions);
const proof = `${JSON.stringify(proofOf(bytes), null, 2)}\n`;
if (flags.dry) console.log(proof);
else {
  mkdirSync(resources, { recursive: true });
  writeFileSync(join(resources, 'triage-model.bin'), bytes);
  writeFileSync(proofFile, proof);
  const { rows, settings } = readModel(bytes);
  console.log(`${petitions.length} petitions, ${rows} features, ${Math.round(bytes.length / 1000)} kB`);
  console.log(`thresholds ${JSON.stringify(settings.thresholds)}`);
  console.log(`version ${settings.version}`);
}
