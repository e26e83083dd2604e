import type { QueryHandler } from '../context.ts';

/**
 * Stops a running import or forgets a prepared one. A query, since it writes nothing and must get through while the
 * import holds the write transaction.
 */
export const cancelImport: QueryHandler<'import.cancel'> = (_db, { importId }, { services }) => {
  const prepared = services.imports.find(importId);
  if (prepared?.running === true) prepared.cancelled = true;
  else services.imports.forget(importId);
  return Promise.resolve({});
};
