import { saveBytes } from './save-file.ts';

export type ExportCell = string | number | null;

export interface ExportTable {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** Signs with which a spreadsheet takes a text for a formula; full-width ones too, since some programs fold them. */
const formulaSign = /^[=+\-@\t\r＝＋－＠]/;

/** What stands in the table, as `.xlsx`: numbers as numbers, everything else as text, whatever it begins with. */
export async function saveAsExcel({ name, header, rows }: ExportTable): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const data = [
    header.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) =>
        value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String },
      ),
    ),
  ];
  const blob = await writeExcelFile(data, { stickyRowsCount: 1, columns: header.map(() => ({ width: 18 })) }).toBlob();
  await saveBytes(`${name}.xlsx`, new Uint8Array(await blob.arrayBuffer()));
}

/** The same as `.csv`, UTF-8 with byte order mark; what looks like a formula gets an apostrophe before it. */
export async function saveAsCsv({ name, header, rows }: ExportTable): Promise<void> {
  const text = [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
  await saveBytes(`${name}.csv`, new TextEncoder().encode(`\ufeff${text}\r\n`));
}

function csvCell(value: ExportCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formulaSign.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
