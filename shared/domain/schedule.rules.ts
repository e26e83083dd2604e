import { granted, refused, type Verdict } from '../verdict.ts';
import { addWorkingDays, isProvisional, isWorkingDay, nextWorkingDay, subtractWorkingDays } from './calendar.rules.ts';
import type { WorkingCalendar } from './calendar.ts';
import { addDays, addMonths, lastDayOfMonth, monthOf } from './instant.ts';
import type { RulesSettings } from './rules-of-procedure.ts';
import { needsNotice } from './session.rules.ts';
import type { SessionKind } from './session.ts';

type ScheduleRules = Pick<RulesSettings, 'sessionFrequency' | 'sessionNoticeDays'>;

/** A month or quarter in which at least one regular session is due. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The calendar month, or quarter in the simplified mode, around a day. */
export function periodOf(day: string, frequency: RulesSettings['sessionFrequency']): Period {
  const month = monthOf(day);
  if (frequency === 'monthly') return { from: `${month}-01`, to: lastDayOfMonth(month) };
  const intoQuarter = (Number(month.slice(5)) - 1) % 3;
  const first = addMonths(month, -intoQuarter);
  return { from: `${first}-01`, to: lastDayOfMonth(addMonths(first, 2)) };
}

/**
 * The last day on which the notice may go out: the day of the notice is day 0, and that many working days come after it,
 * the session's own among them. It may be a rest day, since a notice sent on one leaves the same working days.
 */
export function noticeBy(scheduledOn: string, rules: ScheduleRules, calendar: WorkingCalendar): string {
  const { sessionNoticeDays: days } = rules;
  if (days === 0) return scheduledOn;
  const first = isWorkingDay(scheduledOn, calendar) ? days - 1 : days;
  return addDays(subtractWorkingDays(scheduledOn, first, calendar).on, -1);
}

export interface SessionProposal {
  readonly kind: SessionKind;
  readonly scheduledOn: string;
  readonly noticeBy: string | null;
  /** The period the session would count for. */
  readonly period: Period;
  /** The current period, when no session can be convened within it any more. */
  readonly missed: Period | null;
  readonly provisional: boolean;
}

/**
 * The next regular session: on the first working day that leaves the notice its days, in the first period that has no
 * regular session yet. `held` are the days of the regular sessions that were not cancelled.
 */
export function proposeRegular(
  today: string,
  held: readonly string[],
  rules: ScheduleRules,
  calendar: WorkingCalendar,
): SessionProposal {
  const kind: SessionKind = rules.sessionFrequency;
  const earliest = nextWorkingDay(addWorkingDays(today, rules.sessionNoticeDays, calendar).on, calendar);
  const current = periodOf(today, kind);
  let period = current;
  while (held.some((day) => day >= period.from && day <= period.to)) period = periodOf(addDays(period.to, 1), kind);
  let scheduledOn = nextWorkingDay(earliest > period.from ? earliest : period.from, calendar);
  // The notice no longer fits into this period: the session falls into the next one, and the page says so.
  const missed = scheduledOn > period.to && period.from === current.from ? current : null;
  if (scheduledOn > period.to) {
    period = periodOf(scheduledOn, kind);
    while (held.some((day) => day >= period.from && day <= period.to)) period = periodOf(addDays(period.to, 1), kind);
    if (scheduledOn < period.from) scheduledOn = nextWorkingDay(period.from, calendar);
  }
  return {
    kind,
    scheduledOn,
    noticeBy: noticeBy(scheduledOn, rules, calendar),
    period,
    missed,
    provisional: isProvisional(scheduledOn, calendar),
  };
}

/** An urgent session is convened at once: today, rest day or not, without a notice period. */
export function proposeUrgent(today: string, rules: ScheduleRules, calendar: WorkingCalendar): SessionProposal {
  return {
    kind: 'urgent',
    scheduledOn: today,
    noticeBy: null,
    period: periodOf(today, rules.sessionFrequency),
    missed: null,
    provisional: isProvisional(today, calendar),
  };
}

/** Whether a session may be put on this day: not in the past; a regular one on a working day that leaves its notice time. */
export function maySchedule(
  session: { readonly kind: SessionKind; readonly scheduledOn: string },
  today: string,
  rules: ScheduleRules,
  calendar: WorkingCalendar,
): Verdict {
  const { kind, scheduledOn } = session;
  if (scheduledOn < today) return refused('SESSION_DAY_PAST', { scheduledOn });
  if (!needsNotice(kind)) return granted;
  if (!isWorkingDay(scheduledOn, calendar)) return refused('SESSION_REST_DAY', { scheduledOn });
  return noticeInTime(scheduledOn, today, rules, calendar);
}

/** Whether a notice sent today is in time. */
export function noticeInTime(
  scheduledOn: string,
  today: string,
  rules: ScheduleRules,
  calendar: WorkingCalendar,
): Verdict {
  const by = noticeBy(scheduledOn, rules, calendar);
  if (today <= by) return granted;
  return refused('SESSION_NOTICE_TOO_LATE', { noticeDays: rules.sessionNoticeDays, noticeBy: by, scheduledOn });
}
