import type { ColumnType, Generated } from 'kysely';
import type {
  AuthorityLevel,
  Category,
  Channel,
  Closing,
  EmploymentKind,
  EscalationTarget,
  PetitionClass,
  PetitionNature,
  PetitionState,
  RoleGroup,
} from '../../shared/domain/petition.ts';
import type {
  AccountId,
  ActionItemId,
  AttachmentId,
  BoxRoundId,
  ImportId,
  PetitionId,
  PublicationId,
} from '../../shared/ids.ts';
import type { Flag } from './flag.ts';

export interface PetitionNumberTable {
  year: number;
  last: number;
}

export interface PetitionTable {
  seq: Generated<number>;
  id: PetitionId;
  petitionNo: string;
  title: string;
  text: string;
  nature: PetitionNature;
  category: Category | null;
  class: PetitionClass | null;
  state: PetitionState;
  urgent: Generated<Flag>;
  major: Generated<Flag>;
  channel: Channel;
  workshop: string | null;
  roleGroup: RoleGroup | null;
  employment: EmploymentKind | null;
  anonymous: Flag;
  legalTags: Generated<string>;
  groupTags: Generated<string>;
  authorityLevel: AuthorityLevel | null;
  receivedAt: string;
  receivedOn: string;
  startOn: string;
  registeredBy: AccountId | null;
  responsibleId: AccountId | null;
  handlerDepartment: string | null;
  handlerName: string | null;
  cosignCount: Generated<number>;
  mergedIntoId: PetitionId | null;
  answerBy: string | null;
  doneBy: string | null;
  planBy: string | null;
  consultBy: string | null;
  sessionBy: string | null;
  progressBy: string | null;
  firstAnswerBy: string | null;
  firstDoneBy: string | null;
  nextDueOn: string | null;
  dueProvisional: Generated<Flag>;
  answeredAt: string | null;
  doneAt: string | null;
  evaluatedAt: string | null;
  closedAt: string | null;
  closing: Closing | null;
  escalatedTo: EscalationTarget | null;
  postponements: Generated<number>;
  source: 'desk' | 'import' | 'phone';
  importId: ImportId | null;
  externalNo: string | null;
  receiptHash: string | null;
  privacyNoticeVersion: number | null;
  posterId: string | null;
  boxRoundId: BoxRoundId | null;
  version: Generated<number>;
}

export interface SealedIdentityTable {
  petitionId: PetitionId;
  keyId: string;
  sealed: Uint8Array;
}

export interface PetitionEventTable {
  seq: Generated<number>;
  petitionId: PetitionId;
  at: string;
  accountId: AccountId | null;
  kind: string;
  fromState: PetitionState | null;
  toState: PetitionState | null;
  note: Generated<string>;
  detail: Generated<string>;
}

export interface CosignTable {
  id: string;
  petitionId: PetitionId;
  accountId: AccountId | null;
  people: number;
  at: string;
  note: Generated<string>;
  phoneHash: string | null;
}

export interface AttachmentTable {
  id: AttachmentId;
  petitionId: PetitionId | null;
  actionItemId: ActionItemId | null;
  publicationId: PublicationId | null;
  sha256: string;
  mime: string;
  name: string;
  bytes: number;
  showsPerson: Generated<Flag>;
  addedBy: AccountId | null;
  addedAt: string;
  /** The key of a sealed file, itself sealed to the union's key `keyId`; null for a file that shows nobody. */
  sealedKey: Uint8Array | null;
  keyId: string | null;
  erasedAt: string | null;
}

export interface ClassificationTable {
  petitionId: PetitionId;
  modelVersion: string;
  proposal: string;
  at: string;
}

export interface TriageCorrectionTable {
  seq: Generated<number>;
  petitionId: PetitionId;
  text: string;
  proposed: string;
  decided: string;
  accountId: AccountId | null;
  at: string;
}

export interface PetitionImportTable {
  id: ImportId;
  fileName: string;
  kind: string;
  accepted: number;
  refused: number;
  accountId: AccountId | null;
  at: string;
}

export interface PetitionCounterTable {
  state: PetitionState;
  class: string;
  category: string;
  urgent: number;
  major: number;
  n: number;
}

export interface PetitionWorkshopCounterTable {
  workshop: string;
  n: number;
}

/** The FTS5 table. `petition_search` is also its hidden column for MATCH. */
export interface PetitionSearchTable {
  rowid: number;
  body: string;
  petition_search: ColumnType<string, never, never>;
}
