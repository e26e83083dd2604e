import { sql } from 'kysely';
import type { AccountId, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

/** What petitioner and union wrote to each other about a petition, oldest first. */
export async function listMessages(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('petition_message')
    .select(['at', 'side', 'body'])
    .where('petitionId', '=', petitionId)
    .orderBy('seq')
    .execute();
}

export async function insertMessage(
  tx: WriteTx,
  message: {
    petitionId: PetitionId;
    at: string;
    side: 'petitioner' | 'union';
    body: string;
    accountId: AccountId | null;
  },
): Promise<void> {
  await tx.insertInto('petition_message').values(message).execute();
}

/**
 * Erases every message about a petition for good and records how many there were; the bytes are overwritten in the file.
 * @returns how many; where there are none nothing is recorded
 */
export async function eraseMessages(
  tx: WriteTx,
  erasure: {
    id: string;
    petitionId: PetitionId;
    at: string;
    erasedBy: AccountId | null;
    ground: 'retention' | 'request';
    note: string;
  },
): Promise<number> {
  const messages = await countMessages(tx, erasure.petitionId);
  if (messages === 0) return 0;
  // Written by a clock that was ahead, one may be later than its erasing: the record is dated so that it covers all.
  const { last } = await tx
    .selectFrom('petition_message')
    .select((e) => e.fn.max('at').as('last'))
    .where('petitionId', '=', erasure.petitionId)
    .executeTakeFirstOrThrow();
  const at = last !== null && last > erasure.at ? last : erasure.at;
  await tx
    .insertInto('message_erasure')
    .values({ ...erasure, at, messages })
    .execute();
  await tx.deleteFrom('petition_message').where('petitionId', '=', erasure.petitionId).execute();
  return messages;
}

export async function countMessages(db: AnyDb, petitionId: PetitionId): Promise<number> {
  const row = await db
    .selectFrom('petition_message')
    .select(sql<number>`count(*)`.as('n'))
    .where('petitionId', '=', petitionId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** When messages about a petition were last erased, UTC ISO text; undefined where none were. */
export async function findMessagesErasedAt(db: AnyDb, petitionId: PetitionId): Promise<string | undefined> {
  const row = await db
    .selectFrom('message_erasure')
    .select('at')
    .where('petitionId', '=', petitionId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** How content the petitioner said to be with the own petition, 1-5; undefined before that. */
export async function findPetitionerScore(db: AnyDb, petitionId: PetitionId): Promise<number | undefined> {
  const row = await db
    .selectFrom('rating')
    .select('score')
    .where('petitionId', '=', petitionId)
    .where('side', '=', 'petitioner')
    .executeTakeFirst();
  return row?.score;
}
