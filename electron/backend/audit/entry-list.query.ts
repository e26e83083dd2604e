import { listEntries } from '../../../db/repos/audit.queries.ts';
import type { QueryHandler } from '../context.ts';

export const entryList: QueryHandler<'audit.list'> = async (db, { after, limit }) => {
  const before = after === null ? null : Number(after);
  const rows = await listEntries(db, { before: Number.isSafeInteger(before) ? before : null, limit });
  const last = rows.at(-1);
  return {
    rows: [...rows],
    next: last === undefined || rows.length < limit || last.seq === 1 ? null : String(last.seq),
  };
};
