import type { AuditErrorCode } from './domain/audit.errors.ts';
import type { BackupErrorCode } from './domain/backup.errors.ts';
import type { BallotErrorCode } from './domain/ballot.errors.ts';
import type { BoxRoundErrorCode } from './domain/box-round.errors.ts';
import type { CalendarErrorCode } from './domain/calendar.errors.ts';
import type { ConsultationErrorCode } from './domain/consultation.errors.ts';
import type { HostErrorCode } from './domain/host.errors.ts';
import type { IdentityErrorCode } from './domain/identity.errors.ts';
import type { ImportErrorCode } from './domain/import.errors.ts';
import type { MemberErrorCode } from './domain/member.errors.ts';
import type { MotionErrorCode } from './domain/motion.errors.ts';
import type { PetitionErrorCode } from './domain/petition.errors.ts';
import type { PrivacyErrorCode } from './domain/privacy.errors.ts';
import type { PhoneErrorCode } from './domain/phone.errors.ts';
import type { SessionErrorCode } from './domain/session.errors.ts';

/** Codes that any call may answer with; a subject's own codes live beside its rules in `domain/*.errors.ts`. */
export const systemErrorCodes = [
  'INVALID_INPUT',
  'UNKNOWN_CALL',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'NOT_SET_UP',
  'BUSY',
  'DISK_FULL',
  'DATABASE_LOCKED',
  'DATABASE_READ_ONLY',
  'DATABASE_CORRUPT',
  'DATABASE_NEWER',
  'DATA_FOLDER_IN_USE',
  'CONNECTION_LOST',
  'PORT_IN_USE',
  'INTERNAL',
] as const;
export type SystemErrorCode = (typeof systemErrorCodes)[number];

export type ErrorCode =
  | SystemErrorCode
  | AuditErrorCode
  | BackupErrorCode
  | BallotErrorCode
  | BoxRoundErrorCode
  | CalendarErrorCode
  | ConsultationErrorCode
  | HostErrorCode
  | IdentityErrorCode
  | ImportErrorCode
  | MemberErrorCode
  | MotionErrorCode
  | PetitionErrorCode
  | PrivacyErrorCode
  | PhoneErrorCode
  | SessionErrorCode;

/** The numbers and names behind a refusal; they fill the blanks of the sentence `error.CODE`. Never an identity. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected failure. Thrown by commands and queries with a code their operation declares; only `dispatch` catches it.
 * Across a process boundary travels `{ code, details }`, because cloning an Error loses its code.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
