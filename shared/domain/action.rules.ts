import { granted, refused, type Verdict } from '../verdict.ts';
import type { WorkingCalendar } from './calendar.ts';
import { workingDaysLeft } from './deadline.rules.ts';
import { addDays, weekdayOf } from './instant.ts';

/** domain.md §7: a measure that somebody has promised by a day. Done is what is reported, verified what the union has seen. */
export const actionStates = ['open', 'in_progress', 'blocked', 'done', 'verified', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** What can be done to an action item. */
export const actionActs = [
  'reportProgress',
  'reportBlocked',
  'reportDone',
  'verify',
  'sendBack',
  'extend',
  'completeMilestone',
  'drop',
] as const;
export type ActionAct = (typeof actionActs)[number];

/** States in which something is still owed. */
export const owedStates = ['open', 'in_progress', 'blocked'] as const satisfies readonly ActionState[];

/** Whether something is still owed. */
export function isOwed(state: ActionState): boolean {
  return (owedStates as readonly ActionState[]).includes(state);
}

/** The lists people look at: `open` is all that is owed, of which `overdue` and `week` (due up to Sunday) are parts. */
export const actionGroups = ['overdue', 'week', 'open', 'done', 'dropped'] as const;
export type ActionGroup = (typeof actionGroups)[number];

interface Step {
  readonly from: readonly ActionState[];
  /** The state it leads to; null leaves it where it is. */
  readonly to: ActionState | null;
}

/** The life cycle as data. Verified and dropped are the ends. */
const steps: Readonly<Record<ActionAct, Step>> = {
  reportProgress: { from: owedStates, to: 'in_progress' },
  reportBlocked: { from: owedStates, to: 'blocked' },
  reportDone: { from: owedStates, to: 'done' },
  verify: { from: ['done'], to: 'verified' },
  sendBack: { from: ['done'], to: 'in_progress' },
  extend: { from: owedStates, to: null },
  completeMilestone: { from: owedStates, to: 'in_progress' },
  drop: { from: owedStates, to: 'dropped' },
};

/** Whether the life cycle lets this be done to an item in this state; refuses with ACTION_NOT_OPEN, `{ state, act }`. */
export function mayActOn(from: ActionState, act: ActionAct): Verdict {
  return steps[act].from.includes(from) ? granted : refused('ACTION_NOT_OPEN', { state: from, act });
}

/** The state that an allowed act leads to. */
export function stateAfter(from: ActionState, act: ActionAct): ActionState {
  return steps[act].to ?? from;
}

/** The acts that the life cycle allows in a state: what a page offers. */
export function actionActsAllowed(from: ActionState): readonly ActionAct[] {
  return actionActs.filter((act) => steps[act].from.includes(from));
}

/** Whether completion may be reported: the item is still owed and the report says by what it can be seen. */
export function mayReportDone(from: ActionState, evidence: string): Verdict {
  const allowed = mayActOn(from, 'reportDone');
  if (!allowed.ok) return allowed;
  return evidence.trim() === '' ? refused('ACTION_EVIDENCE_MISSING') : granted;
}

/** Due dates of an item. All are days. */
interface Dated {
  readonly state: ActionState;
  readonly dueOn: string;
  readonly firstDueOn: string;
  readonly doneOn: string | null;
  readonly extensions: number;
}

/** Whether the due date may be moved to `dueOn`: only later than now agreed, and not into the past. */
export function mayExtend(item: Dated, dueOn: string, today: string): Verdict {
  const allowed = mayActOn(item.state, 'extend');
  if (!allowed.ok) return allowed;
  const after = item.dueOn > today ? item.dueOn : today;
  return dueOn > after ? granted : refused('INVALID_INPUT', { field: 'dueOn', problem: 'tooEarly', limit: after });
}

/** The columns after an extension. Rule: the first date stays, and every extension is counted, so that none is lost. */
export function extended(item: Dated, dueOn: string): Pick<Dated, 'dueOn' | 'firstDueOn' | 'extensions'> {
  return { dueOn, firstDueOn: item.firstDueOn, extensions: item.extensions + 1 };
}

/** How an item stands to its due date. */
export const dueStates = ['left', 'soon', 'overdue', 'done_on_time', 'done_late', 'dropped'] as const;
export type DueState = (typeof dueStates)[number];

/** Working days before the due date from which on an item counts as due soon. */
const soonWorkingDays = 3;

/**
 * How an item stands to its due date as now agreed: with an extension, the extended one. One that was done late stays
 * late whenever it is looked at.
 */
export function dueStateOf(item: Dated, today: string, calendar: WorkingCalendar): DueState {
  if (item.state === 'dropped') return 'dropped';
  if (item.state === 'done' || item.state === 'verified')
    return item.doneOn !== null && item.doneOn > item.dueOn ? 'done_late' : 'done_on_time';
  const left = workingDaysLeft(item.dueOn, today, calendar);
  if (left < 0) return 'overdue';
  return left <= soonWorkingDays ? 'soon' : 'left';
}

/** The Sunday that ends the week of a day: 本周 runs from Monday to Sunday. */
export function endOfWeek(day: string): string {
  return addDays(day, 7 - weekdayOf(day));
}

/**
 * Whether all that was promised for a petition has been carried out: something was verified and nothing is owed or
 * waits to be verified. Dropped items count neither way.
 */
export function allCarriedOut(states: readonly ActionState[]): boolean {
  return states.includes('verified') && states.every((state) => state === 'verified' || state === 'dropped');
}
