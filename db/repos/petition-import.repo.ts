import type { Category, Channel, EmploymentKind, PetitionClass, RoleGroup } from '../../shared/domain/petition.ts';
import type { AccountId, ImportId, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { Flag } from '../schema/flag.ts';
import { indexed } from '../search.ts';
import { keepSealedIdentity } from './identity.repo.ts';

export interface ImportedRow {
  readonly id: PetitionId;
  readonly petitionNo: string;
  readonly externalNo: string | null;
  readonly title: string;
  readonly text: string;
  readonly category: Category | null;
  readonly class: PetitionClass | null;
  readonly urgent: Flag;
  readonly major: Flag;
  readonly channel: Channel;
  readonly workshop: string | null;
  readonly roleGroup: RoleGroup | null;
  readonly employment: EmploymentKind | null;
  readonly receivedAt: string;
  readonly receivedOn: string;
  /** Sealed already; null when the petition is anonymous. */
  readonly identity: { readonly keyId: string; readonly sealed: Uint8Array } | null;
}

/** The numbers that registers imported earlier gave their petitions. */
export async function knownExternalNos(db: AnyDb): Promise<readonly string[]> {
  const rows = await db.selectFrom('petition').select('externalNo').where('externalNo', 'is not', null).execute();
  return rows.flatMap(({ externalNo }) => externalNo ?? []);
}

/** Rows written by one statement: with more, building the statement begins to cost what fewer calls save. */
const atOnce = 50;

/** Takes a batch of an imported register in: each waits for triage, with its history begun and its words searchable. */
export async function insertImportedPetitions(
  tx: WriteTx,
  rows: readonly ImportedRow[],
  by: { importId: ImportId; accountId: AccountId; at: string },
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await insertTogether(tx, rows.slice(from, from + atOnce), by);
}

async function insertTogether(
  tx: WriteTx,
  rows: readonly ImportedRow[],
  by: { importId: ImportId; accountId: AccountId; at: string },
): Promise<void> {
  const kept = await tx
    .insertInto('petition')
    .values(
      rows.map(({ identity, ...row }) => ({
        ...row,
        nature: 'request',
        state: 'received',
        anonymous: identity === null ? 1 : 0,
        startOn: row.receivedOn,
        registeredBy: by.accountId,
        responsibleId: by.accountId,
        source: 'import',
        importId: by.importId,
      })),
    )
    .returning(['id', 'seq'])
    .execute();
  // SQLite does not promise in which order it returns what it wrote.
  const bodyOf = new Map(rows.map((row) => [row.id, indexed(`${row.petitionNo} ${row.title} ${row.text}`)]));
  await tx
    .insertInto('petition_search')
    .values(kept.map(({ id, seq }) => ({ rowid: seq, body: bodyOf.get(id) ?? '' })))
    .execute();
  for (const { id, identity } of rows)
    if (identity !== null) await keepSealedIdentity(tx, { petitionId: id, ...identity });
  await tx
    .insertInto('petition_event')
    .values(
      rows.map((row) => ({
        petitionId: row.id,
        at: by.at,
        accountId: by.accountId,
        kind: 'register',
        fromState: null,
        toState: 'received',
        detail: '{"channel":"import"}',
      })),
    )
    .execute();
}
