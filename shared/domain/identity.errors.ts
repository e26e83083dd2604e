/** Refusals around what is sealed: identities and the keys to them. */
export const identityErrorCodes = [
  'ACCOUNT_DISABLED',
  'IDENTITY_ERASED',
  'KEY_LOST',
  'KEY_NOT_HELD',
  'NAME_DOES_NOT_MATCH',
  'NO_IDENTITY',
  'RECOVERY_KEY_UNREADABLE',
  'RECOVERY_KEY_WRONG',
  'SAME_ACCOUNT',
] as const;
export type IdentityErrorCode = (typeof identityErrorCodes)[number];
