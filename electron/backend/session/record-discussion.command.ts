import { getAgendaItem, getSession, updateAgendaItem } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** What was said on an item, for the minutes. */
export const recordDiscussion: CommandHandler<'session.recordDiscussion'> = async (tx, input, context) => {
  const item = await getAgendaItem(tx, input.itemId);
  const session = await getSession(tx, item.sessionId);
  demand(mayDo(session.state, 'discuss'));
  if (item.outcome !== null) throw new AppError('AGENDA_ITEM_CLOSED');
  const version = await updateAgendaItem(tx, item.id, input.version, { discussion: input.discussion });
  context.about(session.id);
  return { version };
};
