import type { ReadDb } from '../../../db/handles.ts';
import type { ImportKind } from '../../../shared/contract/import.contract.ts';
import type { RawTable } from '../../../shared/domain/import/table.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ImportId } from '../../../shared/ids.ts';
import type { QueryHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { preparePetitions } from './prepare-petitions.ts';
import { prepareEmployees, prepareManagement, prepareRepresentatives } from './prepare-rosters.ts';
import type { Prepared } from './prepared.ts';
import { readTable } from './read-table.ts';

const listed = 1000;
const shown = 20;

/** Reads and checks a file; its good rows wait in memory for the person's word. */
export const prepareImport: QueryHandler<'import.prepare'> = async (db, input, { now, today, services }) => {
  const { kind, fileName, content } = input;
  const table = await readTable(fileName, Buffer.from(content, 'base64'));
  const importId = newUnorderedId<'Import'>();
  const prepared = await prepare(db, kind, { importId, fileName, table }, { now, today });
  services.imports.add({ ...prepared, importId, kind, fileName, done: 0, running: false, cancelled: false });
  const { good, problems, notes } = prepared.checked;
  return {
    importId,
    kind,
    goodRows: prepared.goodRows,
    badRows: prepared.badRows,
    sample: good.slice(0, shown).map((row) => ({ ...row })),
    problems: problems.slice(0, listed).map((problem) => ({ ...problem, details: { ...problem.details } })),
    problemCount: problems.length,
    notes: notes.map((note) => ({ ...note, details: { ...note.details } })),
  };
};

function prepare(
  db: ReadDb,
  kind: ImportKind,
  file: { importId: ImportId; fileName: string; table: RawTable },
  at: { now: string; today: string },
): Promise<Prepared> | Prepared {
  switch (kind) {
    case 'petitions':
      return preparePetitions(db, file, at);
    case 'employees':
      return prepareEmployees(file.table);
    case 'representatives':
      return prepareRepresentatives(db, file.table);
    case 'management':
      return prepareManagement(file.table);
    default:
      return assertNever(kind);
  }
}
