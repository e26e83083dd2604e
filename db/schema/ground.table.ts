import type { Generated } from 'kysely';
import type { DraftPlace } from '../../shared/domain/draft.rules.ts';
import type { EnterpriseSize, Role } from '../../shared/domain/member.ts';
import type { AccountId, PersonId, RulesVersionId, SavedViewId } from '../../shared/ids.ts';
import type { Flag } from './flag.ts';

export interface EnterpriseTable {
  id: number;
  name: string;
  unionName: string;
  size: EnterpriseSize;
  staffCount: number;
  isDemo: Generated<Flag>;
  startedOn: string;
  createdAt: string;
}

export interface AccountTable {
  id: AccountId;
  name: string;
  displayName: string;
  role: Role;
  personId: PersonId | null;
  department: string | null;
  passphraseHash: string;
  failedAttempts: Generated<number>;
  retryAt: string | null;
  disabledAt: string | null;
  createdAt: string;
  version: Generated<number>;
}

export interface UnionKeyTable {
  id: string;
  publicKey: Uint8Array;
  createdAt: string;
  retiredAt: string | null;
}

export interface RulesVersionTable {
  id: RulesVersionId;
  number: number;
  effectiveOn: string;
  settings: string;
  note: Generated<string>;
  createdBy: AccountId | null;
  createdAt: string;
}

export interface CalendarYearTable {
  year: number;
  offDays: string;
  workDays: string;
  source: string;
  importedAt: string;
}

export interface FactoryCalendarTable {
  id: number;
  restWeekdays: string | null;
  offDays: string;
  workDays: string;
  updatedAt: string;
  version: Generated<number>;
}

export interface CommandReceiptTable {
  idHash: string;
  accountId: AccountId | null;
  lockedReply: Uint8Array;
  at: string;
}

export interface AuditEntryTable {
  seq: Generated<number>;
  at: string;
  accountId: AccountId | null;
  role: string | null;
  call: string;
  subjectId: string | null;
  digest: string;
  previousHash: string;
  hash: string;
}

export interface DraftTable {
  accountId: AccountId;
  place: DraftPlace;
  body: string;
  savedAt: string;
}

export interface SavedViewTable {
  id: SavedViewId;
  accountId: AccountId;
  place: string;
  name: string;
  body: string;
  createdAt: string;
}
