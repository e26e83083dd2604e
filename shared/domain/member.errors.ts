export const memberErrorCodes = [
  'ALREADY_SET_UP',
  'LAST_CHAIR',
  'LAST_KEY_HOLDER',
  'NAME_TAKEN',
  'NO_DEMO',
  'PASSPHRASE_OF_CHAIR',
  'PASSPHRASE_WEAK',
  'PASSPHRASE_WRONG',
  'REPRESENTATIVE_NOT_IN_OFFICE',
  'RULES_DATE_PAST',
  'RULES_DATE_TAKEN',
  'TOO_MANY_ATTEMPTS',
] as const;
export type MemberErrorCode = (typeof memberErrorCodes)[number];
