import path from 'node:path';
import { databaseName } from '../../db/open.ts';

/** The enterprise's record in a data folder: the database with its log, and the attachments. All else is this PC's own. */
export const recordNames = [`${databaseName}-wal`, `${databaseName}-shm`, databaseName, 'attachments'] as const;

/** Where attachments lie. */
export function attachmentsFolder(dataDir: string): string {
  return path.join(dataDir, 'attachments');
}

/** Where an attachment lies, by the SHA-256 of its content. */
export function attachmentPath(dataDir: string, sha256: string): string {
  return path.join(attachmentsFolder(dataDir), sha256.slice(0, 2), sha256);
}
