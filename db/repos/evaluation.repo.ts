import { AppError } from '../../shared/errors.ts';
import type { RatingSide } from '../../shared/domain/evaluation.rules.ts';
import type { AccountId, EvaluationRoundId, PetitionId, RepresentativeId, SessionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** @throws AppError NOT_FOUND */
export async function getRound(db: AnyDb, id: EvaluationRoundId) {
  const row = await db.selectFrom('evaluation_round').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('NOT_FOUND', { what: 'round' });
  return row;
}

export async function findRoundOf(db: AnyDb, sessionId: SessionId) {
  return db.selectFrom('evaluation_round').selectAll().where('sessionId', '=', sessionId).executeTakeFirst();
}

/** Rounds under way, in whatever session. */
export async function listOpenRounds(db: AnyDb) {
  return db.selectFrom('evaluation_round').selectAll().where('state', '=', 'open').orderBy('id').execute();
}

/** The open round on whose roll a representative stands, the one opened last; undefined when there is none. */
export async function findOpenRound(db: AnyDb, representativeId: RepresentativeId) {
  return db
    .selectFrom('evaluation_round')
    .innerJoin('evaluation_roll', 'evaluation_roll.roundId', 'evaluation_round.id')
    .selectAll('evaluation_round')
    .where('evaluation_round.state', '=', 'open')
    .where('evaluation_roll.representativeId', '=', representativeId)
    .orderBy('evaluation_round.openedAt', 'desc')
    .executeTakeFirst();
}

/** Opens a round with its roll and what its sheets rate. */
export async function insertRound(
  tx: WriteTx,
  round: { id: EvaluationRoundId; sessionId: SessionId; boxId: string; openedAt: string },
  representativeIds: readonly RepresentativeId[],
  petitionIds: readonly PetitionId[],
): Promise<void> {
  await tx
    .insertInto('evaluation_round')
    .values({ ...round, state: 'open' })
    .execute();
  if (representativeIds.length > 0) {
    await tx
      .insertInto('evaluation_roll')
      .values(representativeIds.map((representativeId) => ({ roundId: round.id, representativeId })))
      .execute();
  }
  if (petitionIds.length > 0) {
    await tx
      .insertInto('evaluation_subject')
      .values(petitionIds.map((petitionId, position) => ({ roundId: round.id, position, petitionId })))
      .execute();
  }
}

/** @throws AppError CONFLICT when somebody was faster */
export async function closeRound(tx: WriteTx, id: EvaluationRoundId, version: number, closedAt: string): Promise<void> {
  const result = await tx
    .updateTable('evaluation_round')
    .set({ state: 'closed', closedAt, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new AppError('CONFLICT', { what: 'round' });
  // Now that it is closed the audit chain speaks of the roll as a whole; before, it would have said who rated when.
  await tx
    .updateTable('evaluation_roll')
    .set((e) => ({ rated: e.ref('rated') }))
    .where('roundId', '=', id)
    .execute();
}

/**
 * Takes an open round out again, with its roll and what its sheets would have rated; the audit chain keeps that it was.
 * @throws AppError CONFLICT when somebody was faster
 */
export async function removeRound(tx: WriteTx, id: EvaluationRoundId, version: number): Promise<void> {
  await tx.deleteFrom('evaluation_roll').where('roundId', '=', id).execute();
  await tx.deleteFrom('evaluation_subject').where('roundId', '=', id).execute();
  const result = await tx
    .deleteFrom('evaluation_round')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numDeletedRows !== 1n) throw new AppError('CONFLICT', { what: 'round' });
}

/** The round's roll with names, and who has rated. */
export async function listRoll(db: AnyDb, roundId: EvaluationRoundId) {
  return db
    .selectFrom('evaluation_roll')
    .innerJoin('representative', 'representative.id', 'evaluation_roll.representativeId')
    .innerJoin('person', 'person.id', 'representative.personId')
    .select(['evaluation_roll.representativeId', 'person.name', 'representative.constituency', 'evaluation_roll.rated'])
    .where('evaluation_roll.roundId', '=', roundId)
    .orderBy('person.pinyin')
    .execute();
}

/** What the sheets rate, in their order. */
export async function listSubjects(db: AnyDb, roundId: EvaluationRoundId) {
  return db
    .selectFrom('evaluation_subject')
    .innerJoin('petition', 'petition.id', 'evaluation_subject.petitionId')
    .select(['petition.id', 'petition.petitionNo', 'petition.title', 'petition.state', 'petition.version'])
    .where('evaluation_subject.roundId', '=', roundId)
    .orderBy('evaluation_subject.position')
    .execute();
}

/** Ticks a representative off. False when there was nothing to tick: not on the roll, or ticked before. */
export async function tickRated(
  tx: WriteTx,
  roundId: EvaluationRoundId,
  representativeId: RepresentativeId,
): Promise<boolean> {
  const result = await tx
    .updateTable('evaluation_roll')
    .set({ rated: 1 })
    .where('roundId', '=', roundId)
    .where('representativeId', '=', representativeId)
    .where('rated', '=', 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface NewRating {
  /** Random: an order of rows would be an order of raters. */
  readonly id: string;
  readonly roundId: EvaluationRoundId | null;
  readonly side: RatingSide;
  readonly sessionId: SessionId | null;
  readonly petitionId: PetitionId | null;
  readonly givenOn: string;
  readonly score: number;
  readonly comment: string;
}

export async function insertRatings(tx: WriteTx, ratings: readonly NewRating[]): Promise<void> {
  for (const rating of ratings) await tx.insertInto('rating').values(rating).execute();
}

/** Ticks an account of management's off for a session. False when it has rated before. */
export async function tickEfficiency(tx: WriteTx, sessionId: SessionId, accountId: AccountId): Promise<boolean> {
  if (await hasRatedEfficiency(tx, sessionId, accountId)) return false;
  await tx.insertInto('efficiency_roll').values({ sessionId, accountId }).execute();
  return true;
}

export async function hasRatedEfficiency(db: AnyDb, sessionId: SessionId, accountId: AccountId): Promise<boolean> {
  const row = await db
    .selectFrom('efficiency_roll')
    .select('accountId')
    .where('sessionId', '=', sessionId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** How often each score was given: to sessions, or to petitions. */
export async function countScores(db: AnyDb) {
  return db
    .selectFrom('rating')
    .select((e) => ['side', 'sessionId', 'petitionId', 'score', e.fn.countAll<number>().as('n')])
    .groupBy(['side', 'sessionId', 'petitionId', 'score'])
    .execute();
}

/** Sessions that have been held, newest first, with their rounds. */
export async function listEvaluable(db: AnyDb) {
  return db
    .selectFrom('session')
    .leftJoin('evaluation_round', 'evaluation_round.sessionId', 'session.id')
    .select([
      'session.id as sessionId',
      'session.sessionNo',
      'session.title',
      'session.kind',
      'session.scheduledOn as heldOn',
      'session.state as sessionState',
      'evaluation_round.id as roundId',
      'evaluation_round.state as round',
    ])
    .where('session.state', 'in', ['closed', 'minuted', 'published'])
    .orderBy('session.scheduledOn', 'desc')
    .limit(100)
    .execute();
}

/** Who was present at a session at any time and can rate it: its worker representatives. */
export async function listPresentRepresentatives(
  db: AnyDb,
  sessionId: SessionId,
): Promise<readonly RepresentativeId[]> {
  const rows = await db
    .selectFrom('session_participant')
    .innerJoin('attendance', 'attendance.participantId', 'session_participant.id')
    .select('session_participant.representativeId')
    .distinct()
    .where('session_participant.sessionId', '=', sessionId)
    .where('session_participant.representativeId', 'is not', null)
    .execute();
  return rows.flatMap(({ representativeId }) => representativeId ?? []);
}

/** Petitions that came to a result and have not been rated in a round: what the next round's sheets list. */
export async function listUnratedResults(db: AnyDb, limit: number): Promise<readonly PetitionId[]> {
  const rows = await db
    .selectFrom('petition')
    .select('petition.id')
    .where('petition.state', '=', 'done')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('evaluation_subject')
            .select('position')
            .whereRef('evaluation_subject.petitionId', '=', 'petition.id'),
        ),
      ),
    )
    .orderBy('petition.receivedOn', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
