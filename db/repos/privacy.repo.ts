import type { AccountId, AttachmentId, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export interface PrivacyNotice {
  readonly version: number;
  readonly body: string;
  readonly createdAt: string;
}

/** A version of the notice, or the latest; undefined where none was ever given. */
export async function findNotice(db: AnyDb, version?: number): Promise<PrivacyNotice | undefined> {
  const notices = db.selectFrom('privacy_notice').select(['version', 'body', 'createdAt']).orderBy('version', 'desc');
  return (version === undefined ? notices : notices.where('version', '=', version)).limit(1).executeTakeFirst();
}

export async function insertNotice(
  tx: WriteTx,
  notice: PrivacyNotice & { readonly createdBy: AccountId | null },
): Promise<void> {
  await tx.insertInto('privacy_notice').values(notice).execute();
}

/** Whether the identity of a petition is sealed for legal reasons. */
export async function isHeld(db: AnyDb, petitionId: PetitionId): Promise<boolean> {
  const row = await db
    .selectFrom('legal_hold')
    .select('id')
    .where('petitionId', '=', petitionId)
    .where('liftedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertHold(
  tx: WriteTx,
  hold: { id: string; petitionId: PetitionId; reason: string; heldAt: string; heldBy: AccountId },
): Promise<void> {
  await tx.insertInto('legal_hold').values(hold).execute();
}

/** @returns whether a hold stood */
export async function liftHold(
  tx: WriteTx,
  petitionId: PetitionId,
  lifted: { liftedAt: string; liftedBy: AccountId; liftNote: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('legal_hold')
    .set(lifted)
    .where('petitionId', '=', petitionId)
    .where('liftedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The files on the disk that show the person of a petition, by their hash. */
export async function listIdentifyingFiles(db: AnyDb, petitionId: PetitionId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('attachment')
    .select('sha256')
    .where('petitionId', '=', petitionId)
    .where('showsPerson', '=', 1)
    .where('erasedAt', 'is', null)
    .execute();
  return rows.map((row) => row.sha256);
}

/** Identifying files that were handed in before a moment and never came to belong to anything. */
export async function listStrayFiles(db: AnyDb, before: string) {
  return db
    .selectFrom('attachment')
    .select(['id', 'sha256'])
    .where('showsPerson', '=', 1)
    .where('erasedAt', 'is', null)
    .where('petitionId', 'is', null)
    .where('actionItemId', 'is', null)
    .where('publicationId', 'is', null)
    .where('addedAt', '<', before)
    .execute();
}

export async function eraseFile(tx: WriteTx, id: AttachmentId, at: string): Promise<void> {
  await tx.updateTable('attachment').set({ sealedKey: null, erasedAt: at }).where('id', '=', id).execute();
}

/** Hashes of erased files that no file still kept shares: what must not lie on the disk any more. */
export async function listErasedFiles(db: AnyDb): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('attachment as a')
    .select('a.sha256')
    .distinct()
    .where('a.erasedAt', 'is not', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('attachment as kept')
            .select('kept.id')
            .whereRef('kept.sha256', '=', 'a.sha256')
            .where('kept.erasedAt', 'is', null),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.sha256);
}
