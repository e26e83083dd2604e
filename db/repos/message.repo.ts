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
