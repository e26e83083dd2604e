import { sql } from 'kysely';
import type { ErasureGround } from '../../shared/domain/identity.ts';
import type { PetitionState } from '../../shared/domain/petition.ts';
import type { PetitionId } from '../../shared/ids.ts';
import type { AnyDb } from '../handles.ts';

export interface IdentityClock {
  readonly petitionId: PetitionId;
  readonly petitionNo: string;
  /** Of the petition that this one is carried on by: itself, or what it was merged into. */
  readonly state: PetitionState;
  readonly closedAt: string | null;
  readonly answeredAt: string | null;
  readonly held: 0 | 1;
}

/**
 * Every petition that has ended and still has a sealed identity, a sealed file or messages. One that was merged ends with
 * the other.
 */
export async function listIdentityClocks(db: AnyDb): Promise<readonly IdentityClock[]> {
  const { rows } = await sql<IdentityClock>`
    WITH RECURSIVE
      sealed (id) AS (
        SELECT petitionId FROM sealed_identity
        UNION SELECT petitionId FROM attachment WHERE sealedKey IS NOT NULL AND petitionId IS NOT NULL
        UNION SELECT petitionId FROM petition_message
      ),
      way (origin, id, depth) AS (
        SELECT id, id, 0 FROM sealed
        UNION ALL
        SELECT way.origin, p.mergedIntoId, way.depth + 1
        FROM way JOIN petition p ON p.id = way.id WHERE p.mergedIntoId IS NOT NULL AND way.depth < 100
      )
    SELECT o.id AS petitionId, o.petitionNo, e.state, e.closedAt, e.answeredAt,
      EXISTS (SELECT 1 FROM legal_hold h WHERE h.petitionId = o.id AND h.liftedAt IS NULL) AS held
    FROM way
    JOIN petition e ON e.id = way.id AND e.mergedIntoId IS NULL AND e.state IN ('closed', 'out_of_scope')
    JOIN petition o ON o.id = way.origin
    ORDER BY coalesce(e.closedAt, e.answeredAt), o.petitionNo`.execute(db);
  return rows;
}

/** Every erasure, the latest first: of an identity, of messages, or of both in one act. */
export async function listErasures(db: AnyDb) {
  const { rows } = await sql<{
    petitionId: PetitionId;
    petitionNo: string;
    at: string;
    ground: ErasureGround;
    note: string;
    by: string | null;
    identity: 0 | 1;
    messages: number;
  }>`
    WITH gone (petitionId, at, ground, note, erasedBy, identity, messages) AS (
      SELECT petitionId, at, ground, note, erasedBy, 1, 0 FROM identity_erasure
      UNION ALL
      SELECT petitionId, at, ground, note, erasedBy, 0, messages FROM message_erasure
    )
    SELECT g.petitionId, p.petitionNo, g.at, g.ground, g.note, a.displayName AS "by",
      max(g.identity) AS identity, sum(g.messages) AS messages
    FROM gone g JOIN petition p ON p.id = g.petitionId LEFT JOIN account a ON a.id = g.erasedBy
    GROUP BY g.petitionId, g.at, g.ground
    ORDER BY g.at DESC, p.petitionNo LIMIT 1000`.execute(db);
  return rows;
}

/** Every legal hold, standing ones first. */
export async function listHolds(db: AnyDb) {
  return db
    .selectFrom('legal_hold')
    .innerJoin('petition', 'petition.id', 'legal_hold.petitionId')
    .innerJoin('account', 'account.id', 'legal_hold.heldBy')
    .select([
      'legal_hold.petitionId',
      'petition.petitionNo',
      'legal_hold.reason',
      'legal_hold.heldAt',
      'legal_hold.liftedAt',
      'legal_hold.liftNote',
      'account.displayName as by',
    ])
    .orderBy((e) => e('legal_hold.liftedAt', 'is not', null))
    .orderBy('legal_hold.heldAt', 'desc')
    .execute();
}

/** Petitions by their numbers, for a copy of what is held about a person. */
export async function listByNumbers(db: AnyDb, petitionNos: readonly string[]) {
  if (petitionNos.length === 0) return [];
  return db
    .selectFrom('petition')
    .select(['id', 'petitionNo', 'receivedOn', 'title', 'text', 'state', 'privacyNoticeVersion'])
    .where('petitionNo', 'in', petitionNos)
    .orderBy('seq')
    .execute();
}

/** The roster's entries under a name, whoever has left among them. */
export async function listPeopleNamed(db: AnyDb, name: string) {
  return db
    .selectFrom('person')
    .select([
      'id',
      'employeeNo',
      'name',
      'sex',
      'workshop',
      'position',
      'roleGroup',
      'employment',
      'joinedOn',
      'leftOn',
      'phone',
      'isUnionMember',
      'isMiddleManager',
    ])
    .where('name', '=', name)
    .execute();
}

/** Every full name in the rosters: what a text is looked through for. */
export async function listRosterNames(db: AnyDb): Promise<readonly string[]> {
  const [people, delegates] = await Promise.all([
    db.selectFrom('person').select('name').execute(),
    db.selectFrom('management_delegate').select('name').execute(),
  ]);
  return [...new Set([...people, ...delegates].map((row) => row.name))];
}

/** Terms of office of the people given. */
export async function listTermsOf(db: AnyDb, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('representative')
    .select(['constituency', 'termFrom as from', 'termTo as to', 'endedOn'])
    .where('personId', 'in', personIds as never)
    .orderBy('termFrom')
    .execute();
}
