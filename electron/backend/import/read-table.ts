import { parse } from 'csv-parse/sync';
import { fileTypeFromBuffer } from 'file-type';
import readSheets from 'read-excel-file/node';
import { largestImportBytes } from '../../../shared/contract/import.contract.ts';
import type { Cell, Note, RawTable } from '../../../shared/domain/import/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { eachZipPart, ZipRefused, type ZipLimits } from '../zip-parts.ts';

/** A workbook is a zip: a small one can unpack to more than fits into memory. A hundred thousand rows are some 90 MB. */
const zipLimits: ZipLimits = { unpackedBytes: 256 * 1024 * 1024, parts: 2000 };
/** Rows times columns: the reader fills every gap before the last cell, and one cell can stand seventeen billion away. */
const mostCells = 5_000_000;
/** Characters of a line of CSV: what goes on for longer is a quote that was never closed. */
const longestRecord = 8_000_000;
/** As many as a workbook can have. */
const mostColumns = 16_384;
/** Above this a workbook's XML is not searched for hidden rows: it would take longer than reading it. */
const searchedBytes = 4 * 1024 * 1024;

/**
 * The first table of a `.xlsx` or `.csv` file. What it is, is told by its content and not by its name; CSV may be UTF-8
 * with or without BOM, or GBK.
 * @throws AppError FILE_EMPTY, FILE_TOO_LARGE, FILE_DAMAGED, FILE_WRONG_TYPE
 */
export async function readTable(name: string, bytes: Buffer): Promise<RawTable> {
  if (bytes.length === 0) throw new AppError('FILE_EMPTY');
  if (bytes.length > largestImportBytes) throw tooLarge(largestImportBytes);
  const looksZipped = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  if (looksZipped) return readWorkbook(bytes);
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const expected = /\.xlsx$/i.test(name) ? 'Excel (.xlsx)' : 'CSV';
  if (type !== undefined) throw new AppError('FILE_WRONG_TYPE', { expected, found: type.ext.toUpperCase() });
  if (expected !== 'CSV') throw new AppError('FILE_DAMAGED');
  return readCsv(bytes);
}

async function readWorkbook(bytes: Buffer): Promise<RawTable> {
  let hidden: readonly number[] = [];
  let sheets: Awaited<ReturnType<typeof readSheets>>;
  try {
    eachZipPart(bytes, zipLimits, (name, content) => {
      if (/\.xml$/i.test(name)) expectFewCells(content);
      if (name === 'xl/worksheets/sheet1.xml') hidden = hiddenRows(content);
    });
    sheets = await readSheets(bytes);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof ZipRefused && error.why === 'tooLarge') throw tooLarge(zipLimits.unpackedBytes);
    // The reader's own words name parts of a zip archive, which help nobody.
    throw new AppError('FILE_DAMAGED');
  }
  const [first] = sheets;
  if (first === undefined || first.data.length === 0) throw new AppError('FILE_EMPTY');
  const notes: Note[] = [];
  if (hidden.length > 0) notes.push({ code: 'hiddenRowsRead', details: { rows: hidden.join('、') } });
  if (sheets.length > 1)
    notes.push({ code: 'furtherSheets', details: { read: first.sheet, count: sheets.length - 1 } });
  return { rows: first.data as Cell[][], notes };
}

/** @throws ZipRefused when the cells of a sheet span more than is read */
function expectFewCells(sheet: Buffer): void {
  let [rows, columns] = [0, 0];
  for (const [, letters = '', row] of sheet.toString('latin1').matchAll(/\br="([A-Z]+)(\d+)"/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnOf(letters));
    if (rows * columns > mostCells) throw new ZipRefused('tooLarge');
  }
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64;
  return column;
}

function tooLarge(limit: number): AppError {
  return new AppError('FILE_TOO_LARGE', { limit: limit / 1024 / 1024 });
}

function hiddenRows(sheet: Buffer): readonly number[] {
  if (sheet.length > searchedBytes) return [];
  const xml = sheet.toString('utf8');
  return [...xml.matchAll(/<row\b[^>]*\br="(\d+)"[^>]*\bhidden="(?:1|true)"/g)].map((found) => Number(found[1]));
}

function readCsv(bytes: Buffer): RawTable {
  const { text, notes } = decode(bytes);
  if (text.trim() === '') throw new AppError('FILE_EMPTY');
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      relax_quotes: true,
      max_record_size: longestRecord,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record: string[]) => {
        if (record.length > mostColumns) throw new RangeError('too many columns');
        return record;
      },
    });
    return { rows, notes };
  } catch {
    throw new AppError('FILE_DAMAGED');
  }
}

/** Excel in some places writes semicolons, and what is copied out of a table has tabs. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [',', '\t', ';'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';
}

/** @throws AppError FILE_WRONG_TYPE when the bytes are text in neither encoding */
function decode(bytes: Buffer): { text: string; notes: Note[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    // Not UTF-8: in a Chinese office that is GBK.
  }
  try {
    return {
      text: new TextDecoder('gb18030', { fatal: true }).decode(bytes),
      notes: [{ code: 'readAsGbk', details: {} }],
    };
  } catch {
    throw new AppError('FILE_WRONG_TYPE', { expected: 'CSV', found: '二进制文件' });
  }
}
