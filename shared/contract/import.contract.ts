import * as v from 'valibot';
import { noteCodes, problemCodes } from '../domain/import/table.ts';
import { command, query, staff } from './define.ts';
import { count, id, text } from './fields.ts';

export const importKinds = ['petitions', 'employees', 'representatives', 'management'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The largest file that is read in. */
export const largestImportBytes = 40 * 1024 * 1024;

const facts = v.record(v.string(), v.union([v.string(), v.number()]));
const fileErrors = [
  'FILE_DAMAGED',
  'FILE_EMPTY',
  'FILE_HEADER_ONLY',
  'FILE_HEADER_WRONG',
  'FILE_TOO_LARGE',
  'FILE_WRONG_TYPE',
] as const;

export const importContract = {
  /** Reads and checks a file. Nothing is written: what is good waits under `importId` until it is committed. */
  'import.prepare': query({
    roles: staff,
    errors: fileErrors,
    input: v.strictObject({
      kind: v.picklist(importKinds),
      fileName: text(200),
      /** The file's bytes, base64. */
      content: v.pipe(v.string(), v.maxLength(60_000_000)),
    }),
    output: v.object({
      importId: id('Import'),
      kind: v.picklist(importKinds),
      goodRows: count,
      badRows: count,
      /** The first good rows as they would be stored, for the preview. */
      sample: v.array(v.record(v.string(), v.unknown())),
      problems: v.array(
        v.object({ cell: v.string(), row: count, field: v.string(), code: v.picklist(problemCodes), details: facts }),
      ),
      /** How many problems there are in all; `problems` holds the first thousand. */
      problemCount: count,
      notes: v.array(v.object({ code: v.picklist(noteCodes), details: facts })),
    }),
  }),
  /** Writes what was prepared: all good rows or, when it is cancelled or fails, none. */
  'import.commit': command({
    roles: staff,
    changes: ['petition', 'roster', 'calendar', 'import'],
    errors: ['IMPORT_NOT_PREPARED', 'IMPORT_HAS_BAD_ROWS', 'IMPORT_CANCELLED'],
    input: v.strictObject({
      importId: id('Import'),
      /** Take the good rows and leave the bad; otherwise bad rows refuse the whole. */
      skipBad: v.optional(v.boolean(), false),
    }),
    output: v.object({ written: count, skipped: count }),
  }),
  'import.progress': query({
    roles: staff,
    errors: ['IMPORT_NOT_PREPARED'],
    input: v.strictObject({ importId: id('Import') }),
    output: v.object({ done: count, of: count, running: v.boolean() }),
  }),
  /** Stops a running import, which then writes nothing, or forgets a prepared one. */
  'import.cancel': query({
    roles: staff,
    input: v.strictObject({ importId: id('Import') }),
    output: v.object({}),
  }),
};
