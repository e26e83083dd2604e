import type { Generated } from 'kysely';
import type {
  AccountId,
  ActionItemId,
  AgendaItemId,
  EvaluationRoundId,
  MilestoneId,
  ObjectionId,
  PetitionId,
  PublicationId,
  RepresentativeId,
  SessionId,
} from '../../shared/ids.ts';
import type { Flag } from './flag.ts';

export interface ActionItemTable {
  id: ActionItemId;
  actionNo: string;
  sessionId: SessionId | null;
  agendaItemId: AgendaItemId | null;
  petitionId: PetitionId | null;
  what: string;
  criterion: Generated<string>;
  department: string;
  responsible: string;
  supervisor: Generated<string>;
  startOn: string;
  dueOn: string;
  firstDueOn: string;
  state: 'open' | 'in_progress' | 'blocked' | 'done' | 'verified' | 'dropped';
  doneAt: string | null;
  doneOn: string | null;
  evidence: Generated<string>;
  verifiedAt: string | null;
  extensions: Generated<number>;
  percent: Generated<number>;
  createdAt: string;
  version: Generated<number>;
}

export interface ActionProgressTable {
  seq: Generated<number>;
  actionItemId: ActionItemId;
  at: string;
  accountId: AccountId | null;
  kind: string;
  note: string;
  percent: number | null;
  detail: Generated<string>;
}

export interface MilestoneTable {
  id: MilestoneId;
  actionItemId: ActionItemId;
  position: number;
  title: string;
  dueOn: string;
  doneOn: string | null;
}

export interface PublicationTable {
  id: PublicationId;
  publicationNo: string;
  kind: 'agenda' | 'result' | 'progress' | 'plan' | 'overdue' | 'notice';
  title: string;
  basis: Generated<string>;
  content: string;
  procedure: Generated<string>;
  result: Generated<string>;
  sessionId: SessionId | null;
  petitionId: PetitionId | null;
  actionItemId: ActionItemId | null;
  state: 'draft' | 'released' | 'replaced' | 'withdrawn';
  createdBy: AccountId | null;
  createdAt: string;
  releasedBy: AccountId | null;
  releasedAt: string | null;
  releasedOn: string | null;
  noticeUntil: string | null;
  replacesId: PublicationId | null;
  replacedById: PublicationId | null;
  withdrawnAt: string | null;
  withdrawReason: string | null;
  version: Generated<number>;
}

export interface ObjectionTable {
  id: ObjectionId;
  publicationId: PublicationId;
  text: string;
  receivedAt: string;
  receivedOn: string;
  answer: Generated<string>;
  answeredAt: string | null;
  answeredBy: AccountId | null;
  version: Generated<number>;
}

export interface EvaluationRoundTable {
  id: EvaluationRoundId;
  sessionId: SessionId;
  boxId: string | null;
  state: 'open' | 'closed';
  openedAt: string;
  closedAt: string | null;
  version: Generated<number>;
}

export interface EvaluationRollTable {
  roundId: EvaluationRoundId;
  representativeId: RepresentativeId;
  rated: Generated<Flag>;
}

export interface RatingTable {
  id: string;
  roundId: EvaluationRoundId | null;
  side: 'satisfaction' | 'efficiency' | 'petitioner';
  sessionId: SessionId | null;
  petitionId: PetitionId | null;
  givenOn: string;
  score: number;
  comment: Generated<string>;
}

export interface SeriesNumberTable {
  series: string;
  year: number;
  last: number;
}

export interface EfficiencyRollTable {
  sessionId: SessionId;
  accountId: AccountId;
}

export interface EvaluationSubjectTable {
  roundId: EvaluationRoundId;
  position: number;
  petitionId: PetitionId;
}

export interface PaperTemplateTable {
  kind: 'notice' | 'agenda' | 'signIn' | 'minutes' | 'ballots';
  fileName: string;
  content: Buffer;
  replacedAt: string;
  replacedBy: AccountId | null;
}
