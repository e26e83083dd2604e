import { parse } from 'csv-parse/sync';
import { fileTypeFromBuffer } from 'file-type';
import PizZip from 'pizzip';
import readSheets from 'read-excel-file/node';
import { largestImportBytes } from '../../../shared/contract/import.contract.ts';
import type { Cell, Note, RawTable } from '../../../shared/domain/import/table.ts';
import { AppError } from '../../../shared/errors.ts';

/** A workbook is a zip: a small one can unpack to more than fits into memory. */
const largestUnpackedBytes = 512 * 1024 * 1024;
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
  let zip: PizZip;
  let sheets: Awaited<ReturnType<typeof readSheets>>;
  try {
    zip = new PizZip(bytes);
    if (unpackedSize(zip) > largestUnpackedBytes) throw tooLarge(largestUnpackedBytes);
    sheets = await readSheets(bytes);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // The reader's own words name parts of a zip archive, which help nobody.
    throw new AppError('FILE_DAMAGED');
  }
  const [first] = sheets;
  if (first === undefined || first.data.length === 0) throw new AppError('FILE_EMPTY');
  const notes: Note[] = [];
  const hidden = hiddenRows(zip);
  if (hidden.length > 0) notes.push({ code: 'hiddenRowsRead', details: { rows: hidden.join('、') } });
  if (sheets.length > 1)
    notes.push({ code: 'furtherSheets', details: { read: first.sheet, count: sheets.length - 1 } });
  return { rows: first.data as Cell[][], notes };
}

function tooLarge(limit: number): AppError {
  return new AppError('FILE_TOO_LARGE', { limit: limit / 1024 / 1024 });
}

/** What the zip's directory says of its entries, read without unpacking one. */
function unpackedSize(zip: PizZip): number {
  const entries = Object.values(zip.files) as unknown as { _data?: { uncompressedSize?: number } }[];
  return entries.reduce((sum, entry) => sum + (entry._data?.uncompressedSize ?? 0), 0);
}

function hiddenRows(zip: PizZip): readonly number[] {
  const sheet = zip.file('xl/worksheets/sheet1.xml');
  const xml = sheet === null ? '' : sheet.asText();
  if (xml.length > searchedBytes) return [];
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
      record_delimiter: ['\r\n', '\n', '\r'],
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
