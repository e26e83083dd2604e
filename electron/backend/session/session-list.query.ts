import { listSessions } from '../../../db/repos/session.queries.ts';
import type { QueryHandler } from '../context.ts';

export const sessionList: QueryHandler<'session.list'> = async (db, input) => {
  const { rows, next } = await listSessions(db, input);
  return {
    rows: rows.map((row) => ({ ...row, gatesHeld: row.gatesHeld === null ? null : row.gatesHeld === 1 })),
    next,
  };
};
