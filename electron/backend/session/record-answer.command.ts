import { getAgendaItem, getSession, updateAgendaItem } from '../../../db/repos/session.repo.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';

/** Management's answer, which every item gets; it may be prepared before the session, bettered and taken back until the item ends. */
export const recordAnswer: CommandHandler<'session.recordAnswer'> = async (tx, input, context) => {
  const item = await getAgendaItem(tx, input.itemId);
  const session = await getSession(tx, item.sessionId);
  demand(mayDo(session.state, 'answer'));
  if (item.outcome !== null) throw new AppError('AGENDA_ITEM_CLOSED');
  const { displayName, role } = context.actor;
  const answeredBy = input.answeredBy !== '' || role !== 'management' ? input.answeredBy : displayName;
  const version = await updateAgendaItem(
    tx,
    item.id,
    input.version,
    // An answer of nothing is none: nobody has given it at any time.
    input.answer === ''
      ? { answer: '', answeredBy: '', answeredAt: null }
      : { answer: input.answer, answeredBy, answeredAt: context.now },
  );
  context.about(session.id);
  return { version };
};
