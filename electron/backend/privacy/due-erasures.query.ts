import type { QueryHandler } from '../context.ts';
import { listDueErasures } from './what-is-due.ts';

export const dueErasures: QueryHandler<'privacy.due'> = async (db, { limit }) => {
  const due = await listDueErasures(db);
  return { total: due.length, rows: due.slice(0, limit) };
};
