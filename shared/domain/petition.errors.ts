export const petitionErrorCodes = [
  'PETITION_ALREADY_COSIGNED',
  'PETITION_MERGE_INTO_SELF',
  'PETITION_REASON_MISSING',
  'PETITION_TRANSITION',
] as const;
export type PetitionErrorCode = (typeof petitionErrorCodes)[number];
