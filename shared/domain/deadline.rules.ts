import { addWorkingDays, isWorkingDay, isProvisional, workingDaysBetween } from './calendar.rules.ts';
import type { WorkingCalendar } from './calendar.ts';
import { addDays, addMonths, lastDayOfMonth, monthOf } from './instant.ts';
import type { PetitionClass } from './petition.ts';
import type { RulesSettings } from './rules-of-procedure.ts';

/** Days by the end of which (24:00 Asia/Shanghai) each duty falls due; null where the class has no such duty. */
export interface Deadlines {
  readonly answerBy: string | null;
  readonly doneBy: string | null;
  readonly planBy: string | null;
  /** An urgent matter is consulted on by then. */
  readonly consultBy: string | null;
  /** On the agenda of a session by then. */
  readonly sessionBy: string | null;
  /** A year on the way has no published calendar: the days will be counted again when it is imported. */
  readonly provisional: boolean;
}

export interface ClockStart {
  readonly class: PetitionClass;
  readonly urgent: boolean;
  /** Day 0: the day of receipt, or of reclassifying. */
  readonly startOn: string;
}

/**
 * What the clock demands of a petition, domain.md §3 and §4.
 * - immediate: answered and done within working days.
 * - consultation: on the agenda of the next session, at the latest the next regular one, that is by the end of the next
 *   month (quarter in simplified mode).
 * - long_term: a plan within working days.
 * - urgent, whatever the class: consulted on within working days.
 */
export function deadlinesFor(start: ClockStart, rules: RulesSettings, calendar: WorkingCalendar): Deadlines {
  const within = (days: number) => addWorkingDays(start.startOn, days, calendar);
  const answer = start.class === 'immediate' ? within(rules.immediateAnswerDays) : null;
  const done = start.class === 'immediate' ? within(rules.immediateDoneDays) : null;
  const plan = start.class === 'long_term' ? within(rules.longTermPlanDays) : null;
  const consult = start.urgent ? within(rules.urgentConsultDays) : null;
  return {
    answerBy: answer?.on ?? null,
    doneBy: done?.on ?? null,
    planBy: plan?.on ?? null,
    consultBy: consult?.on ?? null,
    sessionBy: start.class === 'consultation' ? endOfNextPeriod(start.startOn, rules) : null,
    provisional: [answer, done, plan, consult].some((counted) => counted?.provisional === true),
  };
}

function endOfNextPeriod(day: string, rules: RulesSettings): string {
  const month = monthOf(day);
  if (rules.sessionFrequency === 'monthly') return lastDayOfMonth(addMonths(month, 1));
  const intoQuarter = (Number(month.slice(5)) - 1) % 3;
  return lastDayOfMonth(addMonths(month, 5 - intoQuarter));
}

/**
 * Working days left until the end of `dueOn`: 0 on the day itself, and before it when only rest days lie between;
 * negative when it has passed.
 */
export function workingDaysLeft(dueOn: string, today: string, calendar: WorkingCalendar): number {
  if (dueOn === today) return 0;
  const counted = workingDaysBetween(today, dueOn, calendar);
  // A deadline passed over a weekend is overdue by at least one day, though no working day has gone by.
  return dueOn < today ? Math.min(-1, counted) : counted;
}

/** The day by which the next progress is to be published, in calendar days after the last. */
export function nextProgressDue(lastOn: string, rules: RulesSettings): string {
  return addDays(lastOn, rules.progressCalendarDays);
}

export interface CountedStep {
  readonly day: string;
  readonly working: boolean;
  readonly provisional: boolean;
}

/** Every day from the one after `startOn` to `dueOn`, working or not: what a page shows to explain a deadline. */
export function explainDeadline(startOn: string, dueOn: string, calendar: WorkingCalendar): readonly CountedStep[] {
  const steps: CountedStep[] = [];
  for (let day = addDays(startOn, 1); day <= dueOn; day = addDays(day, 1)) {
    steps.push({ day, working: isWorkingDay(day, calendar), provisional: isProvisional(day, calendar) });
  }
  return steps;
}
