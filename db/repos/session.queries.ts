import { sql } from 'kysely';
import type { SessionState } from '../../shared/domain/session.ts';
import type { RepresentativeId, SessionId } from '../../shared/ids.ts';
import { cursorOf, keysOf } from '../cursor.ts';
import type { AnyDb } from '../handles.ts';

export interface SessionPage {
  readonly states: readonly SessionState[];
  /** Where the page before ended; null for the first. */
  readonly after: string | null;
  readonly limit: number;
}

/** Sessions, latest day first, with how many items each has and how many have come to an outcome. */
export async function listSessions(db: AnyDb, page: SessionPage) {
  let rows = db
    .selectFrom('session')
    .selectAll()
    .select((e) => [
      e
        .selectFrom('agenda_item')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('agenda_item.sessionId', '=', 'session.id')
        .where('agenda_item.removedAt', 'is', null)
        .as('items'),
      e
        .selectFrom('agenda_item')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('agenda_item.sessionId', '=', 'session.id')
        .where('agenda_item.removedAt', 'is', null)
        .where('agenda_item.outcome', 'is not', null)
        .as('concluded'),
    ])
    .orderBy('scheduledOn', 'desc')
    .orderBy('id', 'desc');
  if (page.states.length > 0) rows = rows.where('state', 'in', page.states);
  if (page.after !== null) {
    const [on, id] = keysOf(page.after, 2);
    rows = rows.where(sql<boolean>`(${sql.ref('scheduledOn')}, ${sql.ref('id')}) < (${on}, ${id})`);
  }
  const found = await rows.limit(page.limit + 1).execute();
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const next = found.length > page.limit && last !== undefined ? cursorOf([last.scheduledOn, last.id]) : null;
  return { rows: shown.map((row) => ({ ...row, items: row.items ?? 0, concluded: row.concluded ?? 0 })), next };
}

/** The days of regular sessions that were not cancelled. */
export async function listRegularDays(db: AnyDb): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('session')
    .select('scheduledOn')
    .where('kind', 'in', ['monthly', 'quarterly'])
    .where('state', '!=', 'cancelled')
    .execute();
  return rows.map((row) => row.scheduledOn);
}

/** The first session after a moment that was not cancelled; undefined when none has been convened. */
export async function findSessionAfter(db: AnyDb, scheduledAt: string) {
  return db
    .selectFrom('session')
    .select(['title', 'scheduledAt', 'place'])
    .where('scheduledAt', '>', scheduledAt)
    .where('state', '!=', 'cancelled')
    .orderBy('scheduledAt')
    .executeTakeFirst();
}

/** Everybody invited, worker side first, by name, with first check-in and last check-out. */
export async function listParticipants(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('session_participant')
    .leftJoin('attendance', 'attendance.participantId', 'session_participant.id')
    .selectAll('session_participant')
    .select((e) => [
      e.fn
        .min<string | null>(e.case().when('attendance.way', '=', 'in').then(e.ref('attendance.at')).end())
        .as('firstIn'),
      e.fn
        .max<string | null>(e.case().when('attendance.way', '=', 'out').then(e.ref('attendance.at')).end())
        .as('lastOut'),
    ])
    .where('session_participant.sessionId', '=', sessionId)
    .groupBy('session_participant.id')
    .orderBy(sql`CASE ${sql.ref('session_participant.side')} WHEN 'management' THEN 0 WHEN 'union' THEN 1 ELSE 2 END`)
    .orderBy('session_participant.isHeadOfManagement', 'desc')
    .orderBy('session_participant.id')
    .execute();
}

/** Who is invited and who is here: what the gates look at. */
export async function listAttendance(db: AnyDb, sessionId: SessionId) {
  const rows = await db
    .selectFrom('session_participant')
    .select(['side', 'capacity', 'isHeadOfManagement', 'present', 'representativeId'])
    .where('sessionId', '=', sessionId)
    .execute();
  return rows.map((row) => ({
    ...row,
    isHeadOfManagement: row.isHeadOfManagement === 1,
    present: row.present === 1,
  }));
}

/** Every coming and going of a session in order. */
export async function listMovements(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('attendance')
    .innerJoin('session_participant', 'session_participant.id', 'attendance.participantId')
    .select(['attendance.participantId', 'attendance.way', 'attendance.at'])
    .where('session_participant.sessionId', '=', sessionId)
    .orderBy('attendance.seq')
    .execute();
}

/** The agenda in order, without what was taken off. */
export async function listAgenda(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('agenda_item')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('removedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

const petitionColumns = [
  'petition.id',
  'petition.petitionNo',
  'petition.title',
  'petition.text',
  'petition.category',
  'petition.class',
  'petition.state',
  'petition.urgent',
  'petition.major',
  'petition.cosignCount',
  'petition.postponements',
  'petition.receivedOn',
  'petition.startOn',
  'petition.sessionBy',
] as const;

/** The petitions that stand on a session's agenda. */
export async function listAgendaPetitions(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('petition')
    .innerJoin('agenda_item', 'agenda_item.petitionId', 'petition.id')
    .select(petitionColumns)
    .where('agenda_item.sessionId', '=', sessionId)
    .where('agenda_item.removedAt', 'is', null)
    .execute();
}

/** Petitions that wait for a session; of an urgent one only the urgent. */
export async function listQueue(db: AnyDb, { urgentOnly }: { urgentOnly: boolean }) {
  let rows = db.selectFrom('petition').select(petitionColumns).where('petition.state', '=', 'queued');
  if (urgentOnly) rows = rows.where('petition.urgent', '=', 1);
  return rows.execute();
}

export async function listOmissions(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('agenda_omission')
    .innerJoin('petition', 'petition.id', 'agenda_omission.petitionId')
    .select(['petition.id as petitionId', 'petition.petitionNo', 'petition.title', 'agenda_omission.reason'])
    .where('agenda_omission.sessionId', '=', sessionId)
    .orderBy('petition.seq')
    .execute();
}

/** The measures that a session agreed on, in the order of their numbers. */
export async function listMeasures(db: AnyDb, sessionId: SessionId) {
  return db
    .selectFrom('action_item')
    .select(['agendaItemId', 'actionNo', 'what', 'department', 'responsible', 'dueOn', 'criterion'])
    .where('sessionId', '=', sessionId)
    .orderBy('actionNo')
    .execute();
}

/** Whether people sit in a session, or have begun to come to one of today that is still to be opened. */
export async function isSessionUnderWay(db: AnyDb, today: string): Promise<boolean> {
  const found = await db
    .selectFrom('session')
    .select('id')
    .where((e) =>
      e.or([
        e('state', '=', 'open'),
        e.and([
          e('state', 'in', ['planned', 'notified']),
          e('scheduledOn', '=', today),
          e.exists(
            e
              .selectFrom('session_participant')
              .select('session_participant.id')
              .whereRef('session_participant.sessionId', '=', 'session.id')
              .where('session_participant.present', '=', 1),
          ),
        ]),
      ]),
    )
    .executeTakeFirst();
  return found !== undefined;
}

/** The title of a session under way besides this one; null where there is none. */
export async function findOtherOpen(db: AnyDb, id: SessionId): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select('title')
    .where('state', '=', 'open')
    .where('id', '!=', id)
    .executeTakeFirst();
  return row?.title ?? null;
}

/** The session that is open, or else the next one convened with a notice that has not passed; for the projector. */
export async function findSessionForScreen(db: AnyDb, today: string) {
  const open = await db
    .selectFrom('session')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('openedAt', 'desc')
    .executeTakeFirst();
  if (open !== undefined) return open;
  return (
    db
      .selectFrom('session')
      .selectAll()
      // An urgent one needs no notice: on its day people check in all the same.
      .where((e) =>
        e.or([
          e.and([e('state', '=', 'notified'), e('scheduledOn', '>=', today)]),
          e.and([e('state', '=', 'planned'), e('scheduledOn', '=', today)]),
        ]),
      )
      .orderBy('scheduledOn')
      .executeTakeFirst()
  );
}

/** The session whose ballots phones show: the one under way, or else the one held last. */
export async function findSessionOfBallots(db: AnyDb) {
  return db
    .selectFrom('session')
    .selectAll()
    .where('openedAt', 'is not', null)
    .orderBy((e) => e.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('openedAt', 'desc')
    .executeTakeFirst();
}

/**
 * The session that representatives' phones show: the one under way, or else the next to come of which they know, or else
 * the last that was closed since a moment. Urgent and quick ones are convened at once and have no notice.
 */
export async function findSessionForPhone(db: AnyDb, today: string, closedSince: string) {
  const near = await db
    .selectFrom('session')
    .selectAll()
    .where((e) =>
      e.or([
        e('state', '=', 'open'),
        e.and([
          e('scheduledOn', '>=', today),
          e.or([
            e('state', '=', 'notified'),
            e.and([e('state', '=', 'planned'), e('kind', 'in', ['urgent', 'online_quick'])]),
          ]),
        ]),
      ]),
    )
    .orderBy((e) => e.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('scheduledAt')
    .executeTakeFirst();
  if (near !== undefined) return near;
  return db
    .selectFrom('session')
    .selectAll()
    .where('closedAt', '>=', closedSince)
    .where('state', 'in', ['closed', 'minuted', 'published'])
    .orderBy('closedAt', 'desc')
    .executeTakeFirst();
}

/** A representative's seat in a session; undefined when not invited. */
export async function findSeat(db: AnyDb, sessionId: SessionId, representativeId: RepresentativeId) {
  return db
    .selectFrom('session_participant')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('representativeId', '=', representativeId)
    .executeTakeFirst();
}
