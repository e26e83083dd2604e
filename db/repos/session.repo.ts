import type { Insertable, Selectable, Updateable } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { AccountId, AgendaItemId, ParticipantId, PetitionId, SessionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type {
  AgendaItemTable,
  AgendaOmissionTable,
  SessionParticipantTable,
  SessionTable,
} from '../schema/session.table.ts';

export type Session = Selectable<SessionTable>;
export type AgendaItem = Selectable<AgendaItemTable>;
export type Participant = Selectable<SessionParticipantTable>;

/** @throws AppError NOT_FOUND */
export async function getSession(db: AnyDb, id: SessionId): Promise<Session> {
  const row = await db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'session' });
  return row;
}

/** @throws AppError NOT_FOUND, also when the item was taken off the agenda */
export async function getAgendaItem(db: AnyDb, id: AgendaItemId): Promise<AgendaItem> {
  const row = await db
    .selectFrom('agenda_item')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'agendaItem' });
  return row;
}

/** @throws AppError NOT_FOUND */
export async function getParticipant(db: AnyDb, id: ParticipantId): Promise<Participant> {
  const row = await db.selectFrom('session_participant').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'participant' });
  return row;
}

export async function insertSession(tx: WriteTx, session: Insertable<SessionTable>): Promise<void> {
  await tx.insertInto('session').values(session).execute();
}

/**
 * Changes a session that the caller has read at `version`.
 * @returns the new version
 * @throws AppError CONFLICT when somebody else has changed it since
 */
export async function updateSession(
  tx: WriteTx,
  id: SessionId,
  version: number,
  change: Updateable<Omit<SessionTable, 'id' | 'version'>>,
): Promise<number> {
  const result = await tx
    .updateTable('session')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new AppError('CONFLICT', { what: 'session' });
  return version + 1;
}

/** What console and projector show now and whether the gates have held once: facts of the moment, on which nobody's page rests. */
export async function noteOnSession(
  tx: WriteTx,
  id: SessionId,
  note: Updateable<Pick<SessionTable, 'currentItemId' | 'gatesHeld' | 'roomView'>>,
): Promise<void> {
  await tx.updateTable('session').set(note).where('id', '=', id).execute();
}

export async function insertParticipants(
  tx: WriteTx,
  participants: readonly Insertable<SessionParticipantTable>[],
): Promise<void> {
  for (const participant of participants) await tx.insertInto('session_participant').values(participant).execute();
}

export async function deleteParticipant(tx: WriteTx, id: ParticipantId): Promise<void> {
  await tx.deleteFrom('session_participant').where('id', '=', id).execute();
}

export async function setExcused(tx: WriteTx, id: ParticipantId, excused: string): Promise<void> {
  await tx.updateTable('session_participant').set({ excused }).where('id', '=', id).execute();
}

/** Marks people of a session present or not, with an entry each in the attendance; those who already are stay as they are. */
export async function setPresent(
  tx: WriteTx,
  change: {
    sessionId: SessionId;
    participantIds: readonly ParticipantId[];
    present: boolean;
    at: string;
    accountId: AccountId | null;
  },
): Promise<void> {
  const { sessionId, participantIds, present, at, accountId } = change;
  for (const participantId of participantIds) {
    const result = await tx
      .updateTable('session_participant')
      .set({ present: present ? 1 : 0 })
      .where('id', '=', participantId)
      .where('sessionId', '=', sessionId)
      .where('present', '=', present ? 0 : 1)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) continue;
    await tx
      .insertInto('attendance')
      .values({ participantId, way: present ? 'in' : 'out', at, accountId })
      .execute();
  }
}

export async function hasAttended(db: AnyDb, id: ParticipantId): Promise<boolean> {
  const row = await db.selectFrom('attendance').select('seq').where('participantId', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function insertAgendaItem(tx: WriteTx, item: Insertable<AgendaItemTable>): Promise<void> {
  await tx.insertInto('agenda_item').values(item).execute();
}

/** @throws AppError CONFLICT when somebody else has changed it since `version` was read */
export async function updateAgendaItem(
  tx: WriteTx,
  id: AgendaItemId,
  version: number,
  change: Updateable<Omit<AgendaItemTable, 'id' | 'version'>>,
): Promise<number> {
  const result = await tx
    .updateTable('agenda_item')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new AppError('CONFLICT', { what: 'agendaItem' });
  return version + 1;
}

export async function setPosition(tx: WriteTx, id: AgendaItemId, position: number): Promise<void> {
  await tx.updateTable('agenda_item').set({ position }).where('id', '=', id).execute();
}

/** Takes an item off the agenda; the row stays as a record of what once stood there. */
export async function takeOff(tx: WriteTx, id: AgendaItemId, at: string): Promise<void> {
  await tx.updateTable('agenda_item').set({ removedAt: at }).where('id', '=', id).execute();
}

/** Why each waiting petition is not on this agenda, as a whole. */
export async function replaceOmissions(
  tx: WriteTx,
  sessionId: SessionId,
  omissions: readonly { petitionId: PetitionId; reason: string }[],
): Promise<void> {
  await tx.deleteFrom('agenda_omission').where('sessionId', '=', sessionId).execute();
  for (const omission of omissions) {
    const row: Insertable<AgendaOmissionTable> = { sessionId, ...omission };
    await tx.insertInto('agenda_omission').values(row).execute();
  }
}
