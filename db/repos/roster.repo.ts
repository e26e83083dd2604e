import type { Insertable } from 'kysely';
import type { PersonId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { ManagementDelegateTable, PersonTable, RepresentativeTable } from '../schema/roster.table.ts';

/** Employee numbers with the names and ids of those who are still here. */
export async function listEmployeeNos(
  db: AnyDb,
): Promise<readonly { employeeNo: string; name: string; id: PersonId }[]> {
  return db.selectFrom('person').select(['employeeNo', 'name', 'id']).where('leftOn', 'is', null).execute();
}

/** Adds a person, or brings an earlier entry of the same employee number up to date. */
export async function savePerson(tx: WriteTx, person: Insertable<PersonTable>): Promise<void> {
  const { id: _kept, ...rest } = person;
  await tx
    .insertInto('person')
    .values(person)
    .onConflict((c) =>
      c.column('employeeNo').doUpdateSet({ ...rest, leftOn: null, version: (e) => e('person.version', '+', 1) }),
    )
    .execute();
}

export async function markMiddleManager(tx: WriteTx, personId: PersonId, isMiddleManager: boolean): Promise<void> {
  await tx
    .updateTable('person')
    .set({ isMiddleManager: isMiddleManager ? 1 : 0 })
    .where('id', '=', personId)
    .execute();
}

/** Begins a representative's term of office; one that the same person still held ends the day before. */
export async function insertRepresentative(
  tx: WriteTx,
  representative: Insertable<RepresentativeTable>,
): Promise<void> {
  await tx
    .updateTable('representative')
    .set({ endedOn: representative.termFrom, endReason: 'newTerm' })
    .where('personId', '=', representative.personId)
    .where('endedOn', 'is', null)
    .execute();
  await tx.insertInto('representative').values(representative).execute();
}

/** Adds a delegate of management; an entry of the same name and position is replaced. */
export async function insertDelegate(
  tx: WriteTx,
  delegate: Insertable<ManagementDelegateTable>,
  today: string,
): Promise<void> {
  await tx
    .updateTable('management_delegate')
    .set({ endedOn: today })
    .where('name', '=', delegate.name)
    .where('position', '=', delegate.position)
    .where('endedOn', 'is', null)
    .execute();
  await tx.insertInto('management_delegate').values(delegate).execute();
}

/** Worker representatives whose term covers the day and has not been ended, by constituency and name. */
export async function listRepresentativesInOffice(db: AnyDb, day: string) {
  return db
    .selectFrom('representative')
    .innerJoin('person', 'person.id', 'representative.personId')
    .select([
      'representative.id',
      'representative.personId',
      'person.employeeNo',
      'person.name',
      'person.pinyin',
      'person.sex',
      'person.workshop',
      'person.position',
      'person.roleGroup',
      'person.employment',
      'person.isMiddleManager',
      'representative.constituency',
      'representative.electedOn',
      'representative.entitledCount',
      'representative.presentCount',
      'representative.votesFor',
      'representative.termName',
      'representative.termFrom',
      'representative.termTo',
    ])
    .where('representative.termFrom', '<=', day)
    .where('representative.termTo', '>=', day)
    .where('representative.endedOn', 'is', null)
    .orderBy('representative.constituency')
    .orderBy('person.employeeNo')
    .execute();
}

/** Management's delegates in office, the chief first. */
export async function listDelegatesInOffice(db: AnyDb, day: string) {
  return db
    .selectFrom('management_delegate')
    .selectAll()
    .where('endedOn', 'is', null)
    .where((e) => e.or([e('termTo', 'is', null), e('termTo', '>=', day)]))
    .orderBy('isChief', 'desc')
    .orderBy('position')
    .execute();
}

/** The staff by what the rules on representation look at; no names. */
export async function listStaffMarks(db: AnyDb) {
  return db
    .selectFrom('person')
    .select(['sex', 'roleGroup', 'employment', 'isMiddleManager'])
    .where('leftOn', 'is', null)
    .execute();
}

/** The workshops and departments the employees' list names, alphabetically. */
export async function listWorkshops(db: AnyDb): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person')
    .select('workshop')
    .distinct()
    .where('leftOn', 'is', null)
    .orderBy('workshop')
    .execute();
  return rows.map(({ workshop }) => workshop);
}
