/** `npm run train`: rebuilds the shipped weights from the project's own labelled petitions. Reproducible. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '../../shared/domain/triage/model.ts';
import { trainModel } from './build-model.ts';
import { readTrainingSet } from './dataset.ts';

const resources = join(import.meta.dirname, '../../electron/backend/resources');
const petitions = readTrainingSet();
const bytes = trainModel(petitions);
mkdirSync(resources, { recursive: true });
writeFileSync(join(resources, 'triage-model.bin'), bytes);
const { rows, settings } = readModel(bytes);
console.log(`${petitions.length} petitions, ${rows} features, ${Math.round(bytes.length / 1000)} kB`);
console.log(`thresholds ${JSON.stringify(settings.thresholds)}`);
console.log(`version ${settings.version}`);
