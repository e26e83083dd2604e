import type { QueryHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { preparePetitions } from './prepare-petitions.ts';
import { readTable } from './read-table.ts';

const listed = 1000;

/** Reads and checks a file; its good rows wait in memory for the person's word. */
export const prepareImport: QueryHandler<'import.prepare'> = async (
  db,
  { kind, fileName, content },
  { now, today, services },
) => {
  const table = await readTable(fileName, Buffer.from(content, 'base64'));
  const importId = newUnorderedId<'Import'>();
  const { prepared, checked, sample } = await preparePetitions(db, { importId, fileName, table }, { now, today });
  services.imports.add(prepared);
  return {
    importId,
    kind,
    goodRows: prepared.goodRows,
    badRows: prepared.badRows,
    sample: sample.map((row) => ({ ...row })),
    problems: checked.problems.slice(0, listed).map((problem) => ({ ...problem, details: { ...problem.details } })),
    problemCount: checked.problems.length,
    notes: checked.notes.map((note) => ({ ...note, details: { ...note.details } })),
  };
};
