// The last line of a CI run: how many tests passed and failed, over all runners.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const output = path.resolve(import.meta.dirname, '../test/.output');
const read = (name) => {
  try {
    return JSON.parse(readFileSync(path.join(output, name), 'utf8'));
  } catch {
    return undefined;
  }
};
const unit = read('unit.json');
const e2e = read('e2e.json');
const passed = (unit?.numPassedTests ?? 0) + (e2e?.stats?.expected ?? 0);
const failed =
  (unit?.numFailedTests ?? 0) +
  (e2e?.stats?.unexpected ?? 0) +
  (unit === undefined ? 1 : 0) +
  (e2e === undefined ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
