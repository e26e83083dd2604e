import { AppError } from '../shared/errors.ts';
import type { ReadDb } from './handles.ts';
import type { Store } from './open.ts';

/** What SQLite said of a damaged file of ours; undefined for every other failure, another program's file among them. */
export function damageOf(error: unknown): string | undefined {
  if (!(error instanceof AppError) || error.code !== 'DATABASE_CORRUPT') return undefined;
  const { reason } = error.details;
  return reason === 'foreign file' ? undefined : String(reason ?? '');
}

/** Stands where a database would be that cannot be opened: whatever is asked of it is refused. */
export function damagedStore(file: string): Store {
  const refuse = (): never => {
    throw new AppError('DATABASE_CORRUPT');
  };
  return {
    file,
    read: new Proxy({}, { get: refuse }) as ReadDb,
    writer: {
      run: () => Promise.reject(new AppError('DATABASE_CORRUPT')),
      between: () => Promise.reject(new AppError('DATABASE_CORRUPT')),
      idle: () => Promise.resolve(),
    },
    emptyLog: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}
