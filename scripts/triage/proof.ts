import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dataFolder } from './dataset.ts';
import { figuresOf, type Figures } from './figures.ts';
import { leaveOut } from './leave-out.ts';

/** What came of training, written down beside the weights: it takes minutes, and the same data and code give the same. */
export interface Proof {
  /** SHA-256 of the data and of all sources that have a say in training and judging. */
  readonly inputs: string;
  /** SHA-256 of the weights. */
  readonly weights: string;
  /** The register by a model that was trained without it. */
  readonly unseen: Figures;
}

export const proofFile = join(import.meta.dirname, 'proof.json');

/** Trains once more without the register. `weights`: what training on everything gave. */
export function proofOf(weights: Uint8Array): Proof {
  return { inputs: hashOfInputs(), weights: sha256(weights), unseen: figuresOf(leaveOut('register.csv')) };
}

/** Changes with any of the data and with any source that `npm run train` runs. */
export function hashOfInputs(): string {
  const data = readdirSync(dataFolder).map((name) => join(dataFolder, name));
  const files = [...data, ...sourcesOf(join(import.meta.dirname, 'train.ts'))];
  const named = files.map((file) => [relative(import.meta.dirname, file).replaceAll('\\', '/'), file] as const);
  const hash = createHash('sha256');
  for (const [name, file] of named.toSorted(([one], [other]) => (one < other ? -1 : 1)))
    hash.update(`${name}\0${readFileSync(file, 'utf8').replaceAll('\r\n', '\n')}\0`);
  return hash.digest('hex');
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A source and those of ours that it runs; an import of types alone runs nothing. */
function sourcesOf(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = /^(?:import|export)\s(?!type\b)(?:[^;'"]*\sfrom\s)?'(\.[^']+)'/gm;
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(imports)) sourcesOf(join(file, '..', from), found);
  return found;
}
