import { AppError, type ErrorCode, type ErrorDetails } from './errors.ts';

/** What a rule answers: yes, or no with the code and the numbers that a page needs to say why. */
export type Verdict = { readonly ok: true } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

export const granted: Verdict = { ok: true };

export function refused(code: ErrorCode, details: ErrorDetails = {}): Refusal {
  return { ok: false, code, details };
}

/** Turns a refusal into the AppError that dispatch reports. Commands call it on each rule they depend on. */
export function demand(verdict: Verdict): void {
  if (!verdict.ok) throw new AppError(verdict.code, verdict.details);
}
