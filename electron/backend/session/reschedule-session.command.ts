import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { getSession, updateSession } from '../../../db/repos/session.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { maySchedule, noticeBy } from '../../../shared/domain/schedule.rules.ts';
import { mayDo, needsNotice } from '../../../shared/domain/session.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { rulesOfSession } from '../session-state/gates.ts';

/** Another day and place: a notice that named the old ones no longer holds and has to be sent anew. */
export const rescheduleSession: CommandHandler<'session.reschedule'> = async (tx, input, context) => {
  const { sessionId, version, scheduledAt, place } = input;
  const session = await getSession(tx, sessionId);
  demand(mayDo(session.state, 'reschedule'));
  const scheduledOn = dayOf(scheduledAt);
  const [rules, calendar] = await Promise.all([rulesOfSession(tx, { scheduledOn }), loadCalendar(tx)]);
  demand(maySchedule({ kind: session.kind, scheduledOn }, context.today, rules.settings, calendar));
  const next = await updateSession(tx, sessionId, version, {
    scheduledAt,
    scheduledOn,
    place,
    state: 'planned',
    noticeSentAt: null,
    noticeBy: needsNotice(session.kind) ? noticeBy(scheduledOn, rules.settings, calendar) : null,
    rulesVersionId: rules.id,
  });
  context.about(sessionId);
  return { state: 'planned', version: next };
};
