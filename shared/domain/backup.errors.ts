/** Refusals around backups, restoring them, and taking what is left out of a damaged file. */
export const backupErrorCodes = [
  'BACKUP_DAMAGED',
  'BACKUP_FILES_MISSING',
  'BACKUP_FOLDER_UNUSABLE',
  'BACKUP_KEY_WRONG',
  'BACKUP_NEWER',
  'BACKUP_NOT_FOUND',
  'BACKUP_NOT_OURS',
  'BACKUP_RECORD_DAMAGED',
  'BACKUP_TRUNCATED',
  'EXPORT_DAMAGED',
  'FOLDER_NOT_EMPTY',
  'NOT_DAMAGED',
] as const;
export type BackupErrorCode = (typeof backupErrorCodes)[number];
