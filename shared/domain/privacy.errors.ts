/** Refusals around personal data: what must not be written down, and what is kept for legal reasons. */
export const privacyErrorCodes = [
  'ALREADY_HELD',
  'ID_CARD_NUMBER',
  'IDENTITY_HELD',
  'NOT_HELD',
  'NOTE_TELLS_PERSON',
] as const;
export type PrivacyErrorCode = (typeof privacyErrorCodes)[number];
