import { getSession } from '../../../db/repos/session.repo.ts';
import type { QueryHandler } from '../context.ts';
import { rulesOfSession } from '../session-state/gates.ts';
import { agendaFromQueue } from './draw-agenda.ts';

/** What waits now, in the order of the rules: for adding to an agenda that was drawn earlier. */
export const proposeAgenda: QueryHandler<'session.proposeAgenda'> = async (db, { sessionId }, { today }) => {
  const session = await getSession(db, sessionId);
  const { settings } = await rulesOfSession(db, session);
  const drawn = await agendaFromQueue(db, session, settings.agendaCapacity, today);
  return {
    capacity: settings.agendaCapacity,
    items: drawn.items.map((item) => ({ ...item, reasons: [...item.reasons] })),
    leftOut: [...drawn.leftOut],
  };
};
