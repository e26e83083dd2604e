import { refused, type Refusal } from '../../verdict.ts';
import type { Cell, Note, RawTable } from './table.ts';

/** A column that a file may have: the names it goes by. */
export interface ColumnSpec {
  readonly field: string;
  readonly names: readonly string[];
  readonly required?: boolean;
  /** Known and not read: an office's own column that we have no use for. */
  readonly ignored?: boolean;
}

export interface FoundHeader {
  readonly ok: true;
  /** Index of the header row in the table. */
  readonly at: number;
  /** Column index of each field. */
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
  readonly notes: readonly Note[];
}

/** Titles and groups may stand above a header; further down it would be a row of data. */
const deepest = 10;

/**
 * Finds the header: the first row that names every required column. A file whose columns are repeated or miss a required
 * one is refused as a whole, and nothing is guessed.
 */
export function findHeader(table: RawTable, specs: readonly ColumnSpec[]): FoundHeader | Refusal {
  const [first] = table.rows;
  if (first === undefined) return refused('FILE_EMPTY');
  const required = specs.filter((spec) => spec.required === true);
  const fieldOf = (cell: Cell): string | undefined => {
    const name = nameOf(cell);
    return specs.find((spec) => spec.field === name || spec.names.includes(name))?.field;
  };
  const at = table.rows
    .slice(0, deepest)
    .findIndex((row) => required.every((spec) => row.some((cell) => fieldOf(cell) === spec.field)));
  const header = at === -1 ? first : (table.rows[at] ?? first);
  const unknown = header.map(nameOf).filter((name) => name !== '' && fieldOf(name) === undefined);
  const repeated = [...new Set(header.map(nameOf).filter((name, i, all) => name !== '' && all.indexOf(name) !== i))];
  if (at === -1 || repeated.length > 0) {
    const missing = required.filter((spec) => !header.some((cell) => fieldOf(cell) === spec.field));
    const problem = [
      missing.length > 0
        ? `缺少必填列 ${missing.map((spec) => `${spec.field}（${spec.names[0] ?? ''}）`).join('、')}`
        : '',
      repeated.length > 0 ? `重复的列 ${repeated.join('、')}` : '',
      unknown.length > 0 ? `不认识的列 ${unknown.join('、')}` : '',
    ];
    return refused('FILE_HEADER_WRONG', { problem: problem.filter((part) => part !== '').join('；') });
  }
  const columns = new Map<string, number>();
  header.forEach((cell, index) => {
    const field = fieldOf(cell);
    const spec = specs.find((known) => known.field === field);
    if (field !== undefined && spec?.ignored !== true && !columns.has(field)) columns.set(field, index);
  });
  if (table.rows.length === at + 1) return refused('FILE_HEADER_ONLY');
  const notes: Note[] = [];
  if (at > 0) notes.push({ code: 'headerInRow', details: { row: at + 1 } });
  if (unknown.length > 0) notes.push({ code: 'unknownColumns', details: { columns: unknown.join('、') } });
  return { ok: true, at, columns, width: header.findLastIndex((cell) => nameOf(cell) !== '') + 1, notes };
}

function nameOf(cell: Cell): string {
  return String(cell ?? '').replace(/[\s\u00a0\u3000\ufeff]/g, '');
}
