/** A table as it was read from a file, before anything is made of it. */
export type Cell = string | number | boolean | Date | null;

export interface RawTable {
  readonly rows: readonly (readonly Cell[])[];
  /** What the reader noticed: the encoding, hidden rows. */
  readonly notes: readonly Note[];
}

/** Something a person should know that hinders nothing. Texts: `importNote.CODE`. */
export interface Note {
  readonly code: NoteCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export const noteCodes = [
  'readAsGbk',
  'headerInRow',
  'hiddenRowsRead',
  'unknownColumns',
  'furtherSheets',
  'emptyRowsSkipped',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** What is wrong or worth saying about one cell. Texts: `importProblem.CODE`. */
export const problemCodes = [
  'textEmpty',
  'textTooShort',
  'textTooLong',
  'notText',
  'tooFewColumns',
  'tooManyColumns',
  'dateInvalid',
  'dateAmbiguous',
  'dateInFuture',
  'valueNotAllowed',
  'missing',
  'repeatedSame',
  'repeatedDifferent',
  'alreadyImported',
  'notFound',
  'nameDiffers',
  'numberInvalid',
  'moreThan',
  'endBeforeBegin',
  'notARecord',
  // remarks: the row is good all the same
  'mapped',
  'looksLikeFormula',
  'charactersRemoved',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The row is kept; the remark tells what was made of the cell. */
export const remarks: readonly ProblemCode[] = ['mapped', 'looksLikeFormula', 'charactersRemoved'];

export interface Problem {
  /** As a spreadsheet names it: `B3`; the header is row 1. */
  readonly cell: string;
  readonly row: number;
  readonly field: string;
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** `A`, `B`, … `AA` for a column counted from 0. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) letters = String.fromCharCode(65 + (n % 26)) + letters;
  return letters;
}
