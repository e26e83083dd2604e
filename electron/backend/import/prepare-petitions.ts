import type { ReadDb } from '../../../db/handles.ts';
import { insertImport } from '../../../db/repos/import.repo.ts';
import { insertImportedPetitions, knownExternalNos, type ImportedRow } from '../../../db/repos/petition-import.repo.ts';
import { currentUnionKey } from '../../../db/repos/union-key.repo.ts';
import { takePetitionNos } from '../../../db/repos/petition.repo.ts';
import {
  checkPetitions,
  foldedNo,
  type ImportedPetition,
} from '../../../shared/domain/import/petition-import.rules.ts';
import type { RawTable } from '../../../shared/domain/import/table.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ImportId } from '../../../shared/ids.ts';
import { newId } from '../ids.ts';
import { sealFor } from '../trust/sealing.ts';
import type { Prepared } from './prepared.ts';

const batch = 500;

/** Checks a register and holds its good rows ready. @throws AppError when the header does not fit */
export async function preparePetitions(
  db: ReadDb,
  file: { importId: ImportId; fileName: string; table: RawTable },
  at: { today: string; now: string },
): Promise<Prepared> {
  const known = new Set((await knownExternalNos(db)).map(foldedNo));
  const checked = checkPetitions(file.table, { ...at, known });
  if (!checked.ok) throw new AppError(checked.code, checked.details);
  const { good, badRows } = checked;
  return {
    checked,
    goodRows: good.length,
    badRows,
    async write(tx, context, step) {
      const { accountId } = context.actor;
      await insertImport(tx, {
        id: file.importId,
        fileName: file.fileName,
        kind: 'petitions',
        accepted: good.length,
        refused: badRows,
        accountId,
        at: context.now,
      });
      for (let from = 0; from < good.length; from += batch) {
        const slice = good.slice(from, from + batch);
        const numbers = await takePetitionNos(
          tx,
          slice.map((row) => Number(dayOf(row.receivedAt).slice(0, 4))),
        );
        const key = await currentUnionKey(tx);
        await insertImportedPetitions(
          tx,
          await Promise.all(slice.map((row, i) => asRow(row, numbers[i] ?? '', Date.parse(context.now), key))),
          { importId: file.importId, accountId, at: context.now },
        );
        await step(from + slice.length);
      }
    },
  };
}

async function asRow(
  { identity, ...row }: ImportedPetition,
  petitionNo: string,
  now: number,
  key: { id: string; publicKey: Uint8Array },
): Promise<ImportedRow> {
  const receivedOn = dayOf(row.receivedAt);
  return {
    ...row,
    id: newId(now),
    petitionNo,
    // The title of a register without titles is the beginning of the text; the classifier proposes a better one at triage.
    title: row.title === '' ? [...row.text.replaceAll('\n', ' ')].slice(0, 20).join('') : row.title,
    urgent: row.urgent ? 1 : 0,
    major: row.major ? 1 : 0,
    receivedOn,
    identity: identity === null ? null : { keyId: key.id, sealed: await sealFor(key.publicKey, identity) },
  };
}
