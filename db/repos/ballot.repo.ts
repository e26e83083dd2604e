import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Choice } from '../../shared/domain/ballot.ts';
import { AppError } from '../../shared/errors.ts';
import type { AgendaItemId, BallotId, PetitionId, RepresentativeId, SessionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';
import type { BallotTable } from '../schema/session.table.ts';

export type Ballot = Selectable<BallotTable>;

/** @throws AppError NOT_FOUND */
export async function getBallot(db: AnyDb, id: BallotId): Promise<Ballot> {
  const row = await db.selectFrom('ballot').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'ballot' });
  return row;
}

/** The ballots held on an item, oldest first. */
export async function listBallotsOfItem(db: AnyDb, itemId: AgendaItemId): Promise<readonly Ballot[]> {
  return db.selectFrom('ballot').selectAll().where('agendaItemId', '=', itemId).orderBy('openedAt').execute();
}

/** The ballots of a session, oldest first. */
export async function listBallotsOfSession(db: AnyDb, sessionId: SessionId): Promise<readonly Ballot[]> {
  return db.selectFrom('ballot').selectAll().where('sessionId', '=', sessionId).orderBy('openedAt').execute();
}

/** The last ballots that were closed or given up, the last first, each with its item's and its session's title. */
export async function listFinishedBallots(db: AnyDb, limit: number) {
  return db
    .selectFrom('ballot')
    .innerJoin('agenda_item', 'agenda_item.id', 'ballot.agendaItemId')
    .innerJoin('session', 'session.id', 'ballot.sessionId')
    .selectAll('ballot')
    .select(['agenda_item.title as itemTitle', 'session.title as sessionTitle', 'session.scheduledOn as heldOn'])
    .where('ballot.state', '!=', 'open')
    .orderBy('ballot.closedAt', 'desc')
    .orderBy('ballot.id', 'desc')
    .limit(limit)
    .execute();
}

/** Secret ballots under way, in whatever session. */
export async function listOpenSecretBallots(db: AnyDb): Promise<readonly Ballot[]> {
  return db
    .selectFrom('ballot')
    .selectAll()
    .where('state', '=', 'open')
    .where('boxId', 'is not', null)
    .orderBy('id')
    .execute();
}

/** Writes a ballot with its frozen roll. */
export async function insertBallot(
  tx: WriteTx,
  ballot: Insertable<BallotTable>,
  roll: readonly { representativeId: RepresentativeId; present: boolean }[],
): Promise<void> {
  await tx.insertInto('ballot').values(ballot).execute();
  for (const { representativeId, present } of roll) {
    await tx
      .insertInto('ballot_roll')
      .values({ ballotId: ballot.id, representativeId, present: present ? 1 : 0, voted: 0 })
      .execute();
  }
}

/** @throws AppError CONFLICT when somebody else has changed it since `version` was read */
export async function updateBallot(
  tx: WriteTx,
  id: BallotId,
  version: number,
  change: Updateable<Omit<BallotTable, 'id' | 'version'>>,
): Promise<number> {
  const result = await tx
    .updateTable('ballot')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new AppError('CONFLICT', { what: 'ballot' });
  return version + 1;
}

/** The roll by constituency and name: who was entitled, who was here, who has taken part. */
export async function listRoll(db: AnyDb, ballotId: BallotId) {
  const rows = await db
    .selectFrom('ballot_roll')
    .innerJoin('representative', 'representative.id', 'ballot_roll.representativeId')
    .innerJoin('person', 'person.id', 'representative.personId')
    .select([
      'ballot_roll.representativeId',
      'ballot_roll.present',
      'ballot_roll.voted',
      'person.name',
      'representative.constituency',
    ])
    .where('ballot_roll.ballotId', '=', ballotId)
    .orderBy('representative.constituency')
    .orderBy('person.employeeNo')
    .execute();
  return rows.map((row) => ({ ...row, present: row.present === 1, voted: row.voted === 1 }));
}

/** One line of the roll; undefined when the person is not on it. */
export async function findOnRoll(db: AnyDb, ballotId: BallotId, representativeId: RepresentativeId) {
  const row = await db
    .selectFrom('ballot_roll')
    .innerJoin('representative', 'representative.id', 'ballot_roll.representativeId')
    .innerJoin('person', 'person.id', 'representative.personId')
    .select(['ballot_roll.present', 'ballot_roll.voted', 'person.name'])
    .where('ballot_roll.ballotId', '=', ballotId)
    .where('ballot_roll.representativeId', '=', representativeId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, present: row.present === 1, voted: row.voted === 1 };
}

export async function countVoted(db: AnyDb, ballotId: BallotId): Promise<number> {
  const row = await db
    .selectFrom('ballot_roll')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('ballotId', '=', ballotId)
    .where('voted', '=', 1)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Ticks a voter off. Says false when the tick was there already: nobody votes twice. */
export async function tickVoted(tx: WriteTx, ballotId: BallotId, representativeId: RepresentativeId): Promise<boolean> {
  const result = await tx
    .updateTable('ballot_roll')
    .set({ voted: 1 })
    .where('ballotId', '=', ballotId)
    .where('representativeId', '=', representativeId)
    .where('voted', '=', 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertOpenVote(
  tx: WriteTx,
  vote: { ballotId: BallotId; representativeId: RepresentativeId; choice: Choice },
): Promise<void> {
  await tx.insertInto('open_vote').values(vote).execute();
}

/** Votes per name of these ballots, in the order of the roll. */
export async function listOpenVotes(db: AnyDb, ballotIds: readonly BallotId[]) {
  return db
    .selectFrom('open_vote')
    .innerJoin('representative', 'representative.id', 'open_vote.representativeId')
    .innerJoin('person', 'person.id', 'representative.personId')
    .select(['open_vote.ballotId', 'person.name', 'open_vote.choice'])
    .where('open_vote.ballotId', 'in', ballotIds)
    .orderBy('representative.constituency')
    .orderBy('person.employeeNo')
    .execute();
}

/** The lists of closed ballots, in the order of the random codes. */
export async function listPublishedSlips(db: AnyDb, ballotIds: readonly BallotId[]) {
  return db
    .selectFrom('published_slip')
    .select(['ballotId', 'trackingCode', 'choice'])
    .where('ballotId', 'in', ballotIds)
    .orderBy('trackingCode')
    .execute();
}

/** Those of the list that have this code, or this code with a number behind it. */
export async function listSlipsUnder(db: AnyDb, ballotId: BallotId, trackingCode: string) {
  return db
    .selectFrom('published_slip')
    .select(['trackingCode', 'choice'])
    .where('ballotId', '=', ballotId)
    .where((e) => e.or([e('trackingCode', '=', trackingCode), e('trackingCode', 'like', `${trackingCode}/%`)]))
    .orderBy('trackingCode')
    .execute();
}

export async function insertPublishedSlips(
  tx: WriteTx,
  ballotId: BallotId,
  slips: readonly { trackingCode: string; choice: Choice }[],
): Promise<void> {
  for (const slip of slips)
    await tx
      .insertInto('published_slip')
      .values({ ballotId, ...slip })
      .execute();
}

/** How the last ballot on a petition ended, in whatever session it was held; null when none has been closed. */
export async function lastResultOn(db: AnyDb, petitionId: PetitionId): Promise<boolean | null> {
  const last = await db
    .selectFrom('ballot')
    .innerJoin('agenda_item', 'agenda_item.id', 'ballot.agendaItemId')
    .select('ballot.passed')
    .where('agenda_item.petitionId', '=', petitionId)
    .where('ballot.state', '=', 'closed')
    .orderBy('ballot.closedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? null : last.passed === 1;
}

/**
 * Lets the audit chain speak of the whole roll, now that the ballot is no longer open: while it was, an entry for each
 * who voted would have said when.
 */
export async function recordRoll(tx: WriteTx, ballotId: BallotId): Promise<void> {
  await tx
    .updateTable('ballot_roll')
    .set((e) => ({ voted: e.ref('voted') }))
    .where('ballotId', '=', ballotId)
    .execute();
}
