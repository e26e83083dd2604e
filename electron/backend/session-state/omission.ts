import type { OmissionReason } from '../../../shared/domain/agenda.rules.ts';

/** Why a petition was left out of an agenda, as the record keeps it. */
export function omissionText(reason: OmissionReason): string {
  return JSON.stringify(reason);
}

/** What `omissionText` wrote. */
export function parseOmission(text: string): OmissionReason {
  return JSON.parse(text) as OmissionReason;
}
