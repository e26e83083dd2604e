import type { Insertable, Selectable, Updateable } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { AccountId, PetitionId } from '../../shared/ids.ts';
import type { PetitionState } from '../../shared/domain/petition.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { PetitionTable } from '../schema/petition.table.ts';
import { indexed } from '../search.ts';

export type Petition = Selectable<PetitionTable>;
export type NewPetition = Omit<Insertable<PetitionTable>, 'seq' | 'version' | 'cosignCount'>;

/** @throws AppError NOT_FOUND */
export async function getPetition(db: AnyDb, id: PetitionId): Promise<Petition> {
  const row = await db.selectFrom('petition').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'petition' });
  return row;
}

/** The petition of a number `YYYY-NNNN`. */
export async function findPetitionByNo(db: AnyDb, petitionNo: string): Promise<Petition | undefined> {
  return db.selectFrom('petition').selectAll().where('petitionNo', '=', petitionNo).executeTakeFirst();
}

/** The next number of the year, `YYYY-NNNN`; gapless, since it is taken in the petition's own transaction. */
export async function takePetitionNo(tx: WriteTx, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('petition_number')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: (e) => e('petition_number.last', '+', 1) }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${year}-${String(last).padStart(4, '0')}`;
}

export async function insertPetition(tx: WriteTx, petition: NewPetition): Promise<void> {
  const { seq } = await tx.insertInto('petition').values(petition).returning('seq').executeTakeFirstOrThrow();
  await tx
    .insertInto('petition_search')
    .values({ rowid: seq, body: indexed(`${petition.petitionNo} ${petition.title} ${petition.text}`) })
    .execute();
}

/**
 * Changes a petition that the caller has read at `version`.
 * @returns the new version
 * @throws AppError CONFLICT when somebody else has changed it since: nothing is overwritten silently
 */
export async function updatePetition(
  tx: WriteTx,
  id: PetitionId,
  version: number,
  change: Updateable<Omit<PetitionTable, 'id' | 'seq' | 'text' | 'petitionNo' | 'version'>>,
): Promise<number> {
  const result = await tx
    .updateTable('petition')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new AppError('CONFLICT', { what: 'petition' });
  return version + 1;
}

export interface PetitionEvent {
  readonly petitionId: PetitionId;
  readonly at: string;
  readonly accountId: AccountId | null;
  readonly kind: string;
  readonly fromState: PetitionState | null;
  readonly toState: PetitionState | null;
  readonly note?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Adds to the petition's history, which is never changed. */
export async function addPetitionEvent(tx: WriteTx, event: PetitionEvent): Promise<void> {
  await tx
    .insertInto('petition_event')
    .values({ ...event, note: event.note ?? '', detail: JSON.stringify(event.detail ?? {}) })
    .execute();
}

/** A number for each of the years given, in their order: one look at the counters for a whole batch. */
export async function takePetitionNos(tx: WriteTx, years: readonly number[]): Promise<readonly string[]> {
  const wanted = new Map<number, number>();
  for (const year of years) wanted.set(year, (wanted.get(year) ?? 0) + 1);
  const next = new Map<number, number>();
  for (const [year, many] of wanted) {
    const { last } = await tx
      .insertInto('petition_number')
      .values({ year, last: many })
      .onConflict((c) => c.column('year').doUpdateSet({ last: (e) => e('petition_number.last', '+', many) }))
      .returning('last')
      .executeTakeFirstOrThrow();
    next.set(year, last - many);
  }
  return years.map((year) => {
    const number = (next.get(year) ?? 0) + 1;
    next.set(year, number);
    return `${year}-${String(number).padStart(4, '0')}`;
  });
}
