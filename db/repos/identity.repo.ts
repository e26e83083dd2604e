import type { ErasureGround, OpeningPurpose } from '../../shared/domain/identity.ts';
import type { AccountId, AttachmentId, PetitionId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

export async function keepSealedIdentity(
  tx: WriteTx,
  identity: { petitionId: PetitionId; keyId: string; sealed: Uint8Array },
): Promise<void> {
  await tx.insertInto('sealed_identity').values(identity).execute();
}

export async function hasSealedIdentity(db: AnyDb, petitionId: PetitionId): Promise<boolean> {
  return (await findSealedIdentity(db, petitionId)) !== undefined;
}

export async function findSealedIdentity(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('sealed_identity')
    .select(['keyId', 'sealed'])
    .where('petitionId', '=', petitionId)
    .executeTakeFirst();
}

/** Sealed identities in the order of their petitions, `most` of those after `after`: everything that a new key must reach. */
export async function listSealedIdentities(db: AnyDb, keyId: string, after: string, most: number) {
  return db
    .selectFrom('sealed_identity')
    .select(['petitionId', 'sealed'])
    .where('keyId', '=', keyId)
    .where('petitionId', '>', after as PetitionId)
    .orderBy('petitionId')
    .limit(most)
    .execute();
}

/** How many identities are sealed, by key. */
export async function countSealedByKey(db: AnyDb) {
  return db
    .selectFrom('sealed_identity')
    .select(['keyId', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('keyId')
    .execute();
}

export async function updateSealedIdentity(
  tx: WriteTx,
  petitionId: PetitionId,
  change: { keyId: string; sealed: Uint8Array },
): Promise<void> {
  await tx.updateTable('sealed_identity').set(change).where('petitionId', '=', petitionId).execute();
}

/** The sealed files of a petition that can still be opened. */
export async function listSealedFiles(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('attachment')
    .select(['id', 'sha256', 'mime', 'sealedKey', 'keyId'])
    .where('petitionId', '=', petitionId)
    .where('sealedKey', 'is not', null)
    .orderBy('addedAt')
    .$narrowType<{ sealedKey: Uint8Array; keyId: string }>()
    .execute();
}

/** All sealed files of a key. */
export async function listSealedFilesOfKey(db: AnyDb, keyId: string) {
  return db
    .selectFrom('attachment')
    .select(['id', 'sealedKey'])
    .where('keyId', '=', keyId)
    .where('sealedKey', 'is not', null)
    .$narrowType<{ sealedKey: Uint8Array }>()
    .execute();
}

export async function updateSealedFile(
  tx: WriteTx,
  id: AttachmentId,
  change: { keyId: string; sealedKey: Uint8Array },
): Promise<void> {
  await tx.updateTable('attachment').set(change).where('id', '=', id).execute();
}

export async function keepOpening(
  tx: WriteTx,
  opening: {
    id: string;
    petitionId: PetitionId;
    openedBy: AccountId;
    at: string;
    purpose: OpeningPurpose;
    reason: string;
  },
): Promise<void> {
  await tx.insertInto('identity_opening').values(opening).execute();
}

/** Every opening of an identity, the latest first, with the petition's number and who opened it. */
export async function listOpenings(db: AnyDb, only?: { readonly petitionId: PetitionId }) {
  let openings = db
    .selectFrom('identity_opening')
    .innerJoin('petition', 'petition.id', 'identity_opening.petitionId')
    .innerJoin('account', 'account.id', 'identity_opening.openedBy')
    .select([
      'identity_opening.id',
      'identity_opening.at',
      'identity_opening.purpose',
      'identity_opening.reason',
      'petition.id as petitionId',
      'petition.petitionNo',
      'account.displayName as openedBy',
    ])
    .orderBy('identity_opening.at', 'desc');
  if (only !== undefined) openings = openings.where('identity_opening.petitionId', '=', only.petitionId);
  return openings.execute();
}

/** That an identity was erased, when and why; undefined while it was not. */
export async function findErasure(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('identity_erasure')
    .select(['at', 'ground', 'note'])
    .where('petitionId', '=', petitionId)
    .executeTakeFirst();
}

/** Erases the identity of a petition for good and records that it was; the bytes are overwritten in the file. */
export async function eraseIdentity(
  tx: WriteTx,
  erasure: {
    petitionId: PetitionId;
    at: string;
    erasedBy: AccountId | null;
    ground: ErasureGround;
    note: string;
  },
): Promise<void> {
  await tx.deleteFrom('sealed_identity').where('petitionId', '=', erasure.petitionId).execute();
  await tx
    .updateTable('attachment')
    .set({ sealedKey: null, erasedAt: erasure.at })
    .where('petitionId', '=', erasure.petitionId)
    .where('showsPerson', '=', 1)
    .execute();
  await tx.insertInto('identity_erasure').values(erasure).execute();
}
