import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listRulesVersions } from '../../../db/repos/rules.repo.ts';
import { listQueue, listRegularDays } from '../../../db/repos/session.queries.ts';
import { isProvisional } from '../../../shared/domain/calendar.rules.ts';
import { rulesInForce } from '../../../shared/domain/rules-of-procedure.ts';
import {
  maySchedule,
  noticeBy,
  periodOf,
  proposeRegular,
  proposeUrgent,
} from '../../../shared/domain/schedule.rules.ts';
import { needsNotice } from '../../../shared/domain/session.rules.ts';
import type { QueryHandler } from '../context.ts';

/** When the next session should be held, or what a kind and day chosen by hand would mean. */
export const proposeSession: QueryHandler<'session.propose'> = async (db, { kind, on }, { today }) => {
  const [versions, calendar, held, queue] = await Promise.all([
    listRulesVersions(db),
    loadCalendar(db),
    listRegularDays(db),
    listQueue(db, { urgentOnly: false }),
  ]);
  const now = rulesInForce(versions, today).settings;
  const chosen = kind ?? now.sessionFrequency;
  const proposal = needsNotice(chosen)
    ? proposeRegular(today, held, now, calendar)
    : proposeUrgent(today, now, calendar);
  const scheduledOn = on ?? proposal.scheduledOn;
  const { settings } = rulesInForce(versions, scheduledOn);
  const period = on === undefined ? proposal.period : periodOf(on, settings.sessionFrequency);
  return {
    kind: chosen,
    scheduledOn,
    noticeBy: needsNotice(chosen) ? noticeBy(scheduledOn, settings, calendar) : null,
    periodFrom: period.from,
    periodTo: period.to,
    missed: proposal.missed !== null,
    provisional: isProvisional(scheduledOn, calendar),
    verdict: maySchedule({ kind: chosen, scheduledOn }, today, settings, calendar),
    noticeDays: settings.sessionNoticeDays,
    queued: queue.length,
    urgent: queue.filter((petition) => petition.urgent === 1).length,
    capacity: settings.agendaCapacity,
  };
};
