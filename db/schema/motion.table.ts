import type { Generated } from 'kysely';
import type { AgendaItemId, MotionId, ParticipantId, SessionId } from '../../shared/ids.ts';

export interface MotionTable {
  id: MotionId;
  sessionId: SessionId;
  participantId: ParticipantId;
  title: string;
  body: string;
  putAt: string;
  withdrawnAt: string | null;
  takenUpAt: string | null;
  agendaItemId: AgendaItemId | null;
  declinedAt: string | null;
  /** Why it was declined; everybody reads it. */
  reason: Generated<string>;
}

export interface MotionCosignTable {
  motionId: MotionId;
  participantId: ParticipantId;
  at: string;
}
