import Database from 'better-sqlite3';
import { AppError } from '../shared/errors.ts';

/**
 * What SQLite or the file system refused, as the code a page has a sentence for. Anything unknown is returned as it is
 * and becomes INTERNAL at the door.
 */
export function failureOf(error: unknown): unknown {
  const code = error instanceof Database.SqliteError || hasCode(error) ? error.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DISK_FULL');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('DATABASE_LOCKED');
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new AppError('DATABASE_READ_ONLY');
  if (code.startsWith('SQLITE_CANTOPEN')) return new AppError('DATABASE_READ_ONLY');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new AppError('DATABASE_CORRUPT', { reason: code });
  return error;
}

function hasCode(error: unknown): error is { code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}
