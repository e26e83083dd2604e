import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first. A file that is short to read may kill two hundred processes. */
const longest = [
  'killed',
  'lan',
  'power-cut',
  'no-identity-leaks',
  'disk-and-clock',
  'command-line-all',
  'fuzz-calls',
  'figures',
  'mixed-load',
  'fuzz-files',
  'demo',
];

/** Begins with the long ones, so that no worker is left alone with one of them at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.indexOf(path.basename(moduleId, '.test.ts'));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
