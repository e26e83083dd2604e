import { readFileSync, statSync } from 'node:fs';
import { failureOf } from '../../db/failure.ts';
import { AppError } from '../../shared/errors.ts';

/**
 * The content of a file named on the command line.
 * @throws AppError FILE_UNREADABLE naming it, FILE_TOO_LARGE above `largest` bytes
 */
export function readGiven(file: string, largest = Number.POSITIVE_INFINITY): Buffer {
  try {
    if (statSync(file).size > largest) throw new AppError('FILE_TOO_LARGE', { limit: largest / 1024 / 1024 });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('FILE_UNREADABLE', { file });
  }
}

/**
 * Runs what writes a file named on the command line.
 * @throws AppError DISK_FULL, FILE_UNWRITABLE naming it
 */
export async function writingTo<T>(file: string, write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const known = failureOf(error);
    throw known instanceof AppError && known.code === 'DISK_FULL' ? known : new AppError('FILE_UNWRITABLE', { file });
  }
}
