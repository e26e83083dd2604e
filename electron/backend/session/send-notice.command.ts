import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import { noticeInTime } from '../../../shared/domain/schedule.rules.ts';
import { mayDo, needsNotice } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { rulesOfSession } from '../session-state/gates.ts';

/** Records that the notice with the agenda went out today, which for a regular session has to be in time. */
export const sendNotice: CommandHandler<'session.sendNotice'> = async (tx, { sessionId, version }, context) => {
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'sendNotice'));
  if (needsNotice(session.kind)) {
    const [{ settings }, calendar] = await Promise.all([rulesOfSession(tx, session), loadCalendar(tx)]);
    demand(noticeInTime(session.scheduledOn, context.today, settings, calendar));
  }
  const next = await updateSession(tx, sessionId, version, { state: 'notified', noticeSentAt: context.now });
  context.about(sessionId);
  return { state: 'notified', version: next };
};
