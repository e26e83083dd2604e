import type { RulesKey } from './rules-of-procedure.ts';

/** The event whose day is day 0. */
export const clockStarts = [
  'receivedOrReclassified',
  'plannedOrLastProgress',
  'noticeSent',
  'sessionClosed',
  'released',
  'petitionClosed',
  'termBegan',
] as const;
export type ClockStartEvent = (typeof clockStarts)[number];

export interface RuleClock {
  readonly startsWith: ClockStartEvent;
  /** `skipped`: a rest day is not counted, so none can be the last. `counted`: calendar time, which may end on one. */
  readonly restDays: 'skipped' | 'counted';
}

/**
 * What each period of the rules of procedure starts with and what a rest day means to it. A deadline is never just a
 * number of days (domain.md, opening); its value and unit stand in the settings and `ruleSources`. The first day is not
 * counted and the last ends at 24:00. 《民法典》第二百零一条、第二百零三条
 */
export const ruleClocks = {
  immediateAnswerDays: { startsWith: 'receivedOrReclassified', restDays: 'skipped' },
  immediateDoneDays: { startsWith: 'receivedOrReclassified', restDays: 'skipped' },
  urgentConsultDays: { startsWith: 'receivedOrReclassified', restDays: 'skipped' },
  longTermPlanDays: { startsWith: 'receivedOrReclassified', restDays: 'skipped' },
  progressCalendarDays: { startsWith: 'plannedOrLastProgress', restDays: 'counted' },
  sessionNoticeDays: { startsWith: 'noticeSent', restDays: 'skipped' },
  minutesDays: { startsWith: 'sessionClosed', restDays: 'skipped' },
  objectionDays: { startsWith: 'released', restDays: 'skipped' },
  identityRetentionMonths: { startsWith: 'petitionClosed', restDays: 'counted' },
  archiveYears: { startsWith: 'sessionClosed', restDays: 'counted' },
  termYears: { startsWith: 'termBegan', restDays: 'counted' },
} as const satisfies Partial<Record<RulesKey, RuleClock>>;
