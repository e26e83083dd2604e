import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { categories, type Category, petitionClasses, type PetitionClass } from '../../shared/domain/petition.ts';

/** A petition whose labels a person has set. Category and class are null where it is out of scope. */
export interface Labelled {
  readonly text: string;
  readonly title: string;
  readonly category: Category | null;
  /** Further categories that a second reader may defend. */
  readonly alsoRight: readonly Category[];
  readonly class: PetitionClass | null;
  readonly urgent: boolean;
  readonly major: boolean;
  readonly inScope: boolean;
  /** The wording points to another class or category than the right one. */
  readonly hard: boolean;
  /** Rows of one group say nearly the same and must not stand on both sides of a split. */
  readonly group: string;
}

export const dataFolder = join(import.meta.dirname, 'data');

/** Every labelled petition of the project's own training set, file by file in order of name; each file is one writer's. */
export function readTrainingSet({ without = '' }: { without?: string } = {}): Labelled[] {
  const files = readdirSync(dataFolder).filter((name) => name.endsWith('.csv') && name !== without);
  return files.sort().flatMap((name) => readLabelled(join(dataFolder, name)));
}

/**
 * Reads a labelled CSV file: the training columns (`hard`, `alt_category`) or those of a register under test
 * (`note_on_label` with HARD and `类别亦可：`). Throws with the line where a label is not one of the codes.
 */
export function readLabelled(path: string): Labelled[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true });
  return rows.map((row, index) => toLabelled(row, `${path}:${index + 2}`));
}

function toLabelled(row: Record<string, string>, place: string): Labelled {
  const note = row['note_on_label'] ?? '';
  const inScope = row['in_scope'] === '1';
  const also = [
    row['alt_category'] ?? '',
    ...[...note.matchAll(/类别亦可：([a-z_]+)/g)].map((match) => match[1] ?? ''),
  ];
  const category = categories.find((code) => code === row['category']) ?? null;
  const petitionClass = petitionClasses.find((code) => code === row['class']) ?? null;
  if (inScope !== (category !== null) || inScope !== (petitionClass !== null)) {
    throw new Error(`${place}: category and class go with in_scope`);
  }
  return {
    text: row['text'] ?? '',
    title: row['title'] ?? '',
    category,
    alsoRight: categories.filter((code) => also.includes(code)),
    class: petitionClass,
    urgent: row['urgent'] === '1',
    major: row['major'] === '1',
    inScope,
    hard: row['hard'] === '1' || note.includes('HARD'),
    group: row['duplicate_group'] ?? '',
  };
}
