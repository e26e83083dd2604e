import type { Generated } from 'kysely';
import type { ErasureGround, OpeningPurpose } from '../../shared/domain/identity.ts';
import type { AccountId, PetitionId } from '../../shared/ids.ts';

export interface AuditChangeTable {
  tableName: string;
  rowKey: string;
  seq: number;
  /** SHA-256 of what the row then held; null when it was removed. */
  hash: Uint8Array | null;
}

export interface KeyWrappingTable {
  keyId: string;
  /** An account's id, or `recovery`. */
  holder: string;
  wrapped: Uint8Array;
  parameters: string;
  createdAt: string;
}

export interface InstallationSecretTable {
  name: string;
  value: Uint8Array;
}

export interface IdentityOpeningTable {
  id: string;
  petitionId: PetitionId;
  openedBy: AccountId;
  at: string;
  purpose: OpeningPurpose;
  reason: string;
}

export interface IdentityErasureTable {
  petitionId: PetitionId;
  at: string;
  erasedBy: AccountId | null;
  ground: ErasureGround;
  note: Generated<string>;
}

export interface LegalHoldTable {
  id: string;
  petitionId: PetitionId;
  reason: string;
  heldAt: string;
  heldBy: AccountId;
  liftedAt: string | null;
  liftedBy: AccountId | null;
  liftNote: Generated<string>;
}

export interface PrivacyNoticeTable {
  version: number;
  body: string;
  createdAt: string;
  createdBy: AccountId | null;
}
