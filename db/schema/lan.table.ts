import type {
  AccountId,
  AgendaItemId,
  BallotId,
  ParticipantId,
  PetitionId,
  RepresentativeId,
  SessionId,
  SpeechId,
} from '../../shared/ids.ts';
import type { Generated } from 'kysely';

export interface PhoneTicketTable {
  ticketHash: string;
  accountId: AccountId;
  issuedAt: string;
  revokedAt: string | null;
}

export interface PhoneSessionTable {
  cookieHash: string;
  proofHash: string;
  ticketHash: string;
  startedAt: string;
  endedAt: string | null;
}

export interface PosterTable {
  id: string;
  mark: string;
  place: string;
  createdAt: string;
  retiredAt: string | null;
}

export interface PetitionMessageTable {
  seq: Generated<number>;
  petitionId: PetitionId;
  at: string;
  side: 'petitioner' | 'union';
  body: string;
  accountId: AccountId | null;
}

export interface MessageErasureTable {
  id: string;
  petitionId: PetitionId;
  at: string;
  messages: number;
  erasedBy: AccountId | null;
  ground: 'retention' | 'request';
  note: string;
}

export interface SpeechTable {
  id: SpeechId;
  sessionId: SessionId;
  participantId: ParticipantId;
  agendaItemId: AgendaItemId | null;
  askedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  withdrawnAt: string | null;
}

export interface SignedPaperTable {
  ballotId: BallotId;
  representativeId: RepresentativeId;
  blindedHash: Uint8Array;
}

export interface UsedPaperTable {
  boxId: string;
  paperHash: Uint8Array;
  sealedHash: Uint8Array;
}
