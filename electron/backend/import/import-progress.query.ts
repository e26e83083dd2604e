import { AppError } from '../../../shared/errors.ts';
import type { QueryHandler } from '../context.ts';

export const importProgress: QueryHandler<'import.progress'> = (_db, { importId }, { services }) => {
  const prepared = services.imports.find(importId);
  if (prepared === undefined) return Promise.reject(new AppError('IMPORT_NOT_PREPARED'));
  return Promise.resolve({ done: prepared.done, of: prepared.goodRows, running: prepared.running });
};
