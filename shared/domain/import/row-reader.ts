import { isBlank, type Read } from './cells.ts';
import type { FoundHeader } from './header.rules.ts';
import { columnLetter, remarks, type Cell, type Problem, type ProblemCode } from './table.ts';

/** Reads the cells of one row by field and gathers what is wrong with them, each with its address. */
export class RowReader {
  readonly problems: Problem[] = [];
  /** Fields whose cell was written as its code or number, so that nothing had to be made of it. */
  readonly straight: string[] = [];
  readonly row: number;
  readonly #cells: readonly Cell[];
  readonly #header: FoundHeader;

  /** `row` counts as a spreadsheet does, the header's own row included. */
  constructor(cells: readonly Cell[], row: number, header: FoundHeader) {
    this.#cells = cells;
    this.row = row;
    this.#header = header;
  }

  has(field: string): boolean {
    return this.#header.columns.has(field);
  }

  cell(field: string): Cell {
    const index = this.#header.columns.get(field);
    return index === undefined ? null : (this.#cells[index] ?? null);
  }

  /** The value of a cell, or undefined when it is blank, its column absent, or wrong (then the problem is noted). */
  take<T>(field: string, read: (cell: Cell) => Read<T>): T | undefined {
    const cell = this.cell(field);
    return isBlank(cell) ? undefined : this.#keep(field, read(cell));
  }

  /** As `take`, for a cell that must be filled in. */
  need<T>(field: string, read: (cell: Cell) => Read<T>): T | undefined {
    const cell = this.cell(field);
    if (!isBlank(cell)) return this.#keep(field, read(cell));
    this.report(field, 'missing');
    return undefined;
  }

  /** As `need`, where `read` itself knows what to say of a blank cell. */
  takeAsIs<T>(field: string, read: (cell: Cell) => Read<T>): T | undefined {
    return this.#keep(field, read(this.cell(field)));
  }

  report(field: string, code: ProblemCode, details: Readonly<Record<string, string | number>> = {}): void {
    const index = this.#header.columns.get(field) ?? 0;
    this.problems.push({ cell: `${columnLetter(index)}${this.row}`, row: this.row, field, code, details });
  }

  /** Whether the row can be taken: remarks do not hinder it. */
  get isGood(): boolean {
    return this.problems.every((problem) => remarks.includes(problem.code));
  }

  #keep<T>(field: string, read: Read<T>): T | undefined {
    if (!read.ok) {
      this.report(field, read.code, read.details);
      return undefined;
    }
    if (read.remark === undefined) this.straight.push(field);
    else this.report(field, read.remark.code, read.remark.details);
    return read.value;
  }
}
