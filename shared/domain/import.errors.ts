export const importErrorCodes = [
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_TYPE',
  'FILE_DAMAGED',
  'FILE_EMPTY',
  'FILE_HEADER_ONLY',
  'FILE_HEADER_WRONG',
  'FILE_MISSING',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'FILE_UNWRITABLE',
  'FILE_WRONG_TYPE',
  'IMPORT_CANCELLED',
  'IMPORT_HAS_BAD_ROWS',
  'IMPORT_NOT_PREPARED',
] as const;
export type ImportErrorCode = (typeof importErrorCodes)[number];
