import type { Generated } from 'kysely';
import type { BallotKind, BallotState, Choice, PassRule } from '../../shared/domain/ballot.ts';
import type { RoomView } from '../../shared/domain/room-view.ts';
import type { RoleGroup } from '../../shared/domain/petition.ts';
import type { AgendaOutcome, Capacity, SessionKind, SessionState, Side } from '../../shared/domain/session.ts';
import type {
  AccountId,
  AgendaItemId,
  BallotId,
  ManagementDelegateId,
  ParticipantId,
  PetitionId,
  RepresentativeId,
  RulesVersionId,
  SessionId,
} from '../../shared/ids.ts';
import type { Flag } from './flag.ts';

export interface SessionTable {
  id: SessionId;
  sessionNo: string;
  kind: SessionKind;
  title: string;
  scheduledAt: string;
  scheduledOn: string;
  place: string;
  state: SessionState;
  noticeBy: string | null;
  noticeSentAt: string | null;
  openedAt: string | null;
  closedAt: string | null;
  minutedAt: string | null;
  publishedAt: string | null;
  cancelReason: string | null;
  chairName: Generated<string>;
  recorderName: Generated<string>;
  minutesNote: Generated<string>;
  rulesVersionId: RulesVersionId;
  currentItemId: AgendaItemId | null;
  openedRepresentatives: number | null;
  openedDeliberating: number | null;
  gatesHeld: Flag | null;
  roomView: RoomView | null;
  createdBy: AccountId | null;
  createdAt: string;
  version: Generated<number>;
}

export interface SessionParticipantTable {
  id: ParticipantId;
  sessionId: SessionId;
  side: Side;
  capacity: Capacity;
  name: string;
  department: Generated<string>;
  roleGroup: RoleGroup | null;
  representativeId: RepresentativeId | null;
  delegateId: ManagementDelegateId | null;
  accountId: AccountId | null;
  isHeadOfManagement: Generated<Flag>;
  present: Generated<Flag>;
  excused: Generated<string>;
}

export interface AttendanceTable {
  seq: Generated<number>;
  participantId: ParticipantId;
  way: 'in' | 'out';
  at: string;
  accountId: AccountId | null;
}

export interface AgendaItemTable {
  id: AgendaItemId;
  sessionId: SessionId;
  petitionId: PetitionId | null;
  position: number;
  title: string;
  major: Generated<Flag>;
  reasons: Generated<string>;
  proposer: Generated<string>;
  answer: Generated<string>;
  answeredBy: Generated<string>;
  answeredAt: string | null;
  discussion: Generated<string>;
  outcome: AgendaOutcome | null;
  outcomeNote: Generated<string>;
  decidedAt: string | null;
  removedAt: string | null;
  version: Generated<number>;
}

export interface AgendaOmissionTable {
  sessionId: SessionId;
  petitionId: PetitionId;
  reason: string;
}

export interface SecretBoxTable {
  id: string;
  publicKey: Uint8Array;
  wrappedKey: Uint8Array | null;
  parameters: string;
  openedAt: string | null;
  signingKey: string | null;
  wrappedSigningKey: Uint8Array | null;
}

export interface SecretSlipTable {
  id: string;
  boxId: string;
  sealed: Uint8Array;
}

export interface BallotTable {
  id: BallotId;
  sessionId: SessionId;
  agendaItemId: AgendaItemId;
  kind: BallotKind;
  passRule: PassRule;
  question: string;
  state: BallotState;
  roster: number;
  present: number;
  boxId: string | null;
  teller1: Generated<string>;
  teller2: Generated<string>;
  openedAt: string;
  closedAt: string | null;
  issued: number | null;
  returned: number | null;
  invalid: number | null;
  votesFor: number | null;
  votesAgainst: number | null;
  votesAbstain: number | null;
  passed: Flag | null;
  paperIssued: number | null;
  paperReturned: number | null;
  paperInvalid: number | null;
  paperFor: number | null;
  paperAgainst: number | null;
  paperAbstain: number | null;
  voidReason: string | null;
  version: Generated<number>;
}

export interface BallotRollTable {
  ballotId: BallotId;
  representativeId: RepresentativeId;
  present: Flag;
  voted: Generated<Flag>;
}

export interface OpenVoteTable {
  ballotId: BallotId;
  representativeId: RepresentativeId;
  choice: Choice;
}

export interface PublishedSlipTable {
  ballotId: BallotId;
  trackingCode: string;
  choice: Choice;
}
