import { getAgendaItem, getSession, noteOnSession } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Calls an item up: the console and the projector show it. */
export const setCurrentItem: CommandHandler<'session.setCurrentItem'> = async (tx, { sessionId, itemId }, context) => {
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'discuss'));
  if (itemId !== null && (await getAgendaItem(tx, itemId)).sessionId !== sessionId)
    throw new AppError('NOT_FOUND', { what: 'agendaItem' });
  await noteOnSession(tx, sessionId, { currentItemId: itemId });
  context.about(sessionId);
  return {};
};
