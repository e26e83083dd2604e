import { granted, refused, type Verdict } from '../verdict.ts';
import { addWorkingDays, type CountedDay } from './calendar.rules.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { RulesSettings } from './rules-of-procedure.ts';

/** domain.md §7: what is put on the board (公示), and how far it has come. */
export const publicationKinds = ['agenda', 'result', 'progress', 'plan', 'overdue', 'notice'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

export const publicationStates = ['draft', 'released', 'replaced', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

/** What can be done to a publication. `replace` is done to the old one when the new one is released. */
export const publicationActs = ['edit', 'release', 'discard', 'replace', 'withdraw'] as const;
export type PublicationAct = (typeof publicationActs)[number];

/** Replaced and withdrawn are the ends: a text that has hung on the wall is never edited, and never a draft again. */
const from: Readonly<Record<PublicationAct, PublicationState>> = {
  edit: 'draft',
  release: 'draft',
  discard: 'draft',
  replace: 'released',
  withdraw: 'released',
};

/** Whether the state lets this be done; refuses with PUBLICATION_NOT_DRAFT or PUBLICATION_NOT_RELEASED, `{ state, act }`. */
export function mayActOnPublication(state: PublicationState, act: PublicationAct): Verdict {
  if (from[act] === state) return granted;
  return refused(from[act] === 'draft' ? 'PUBLICATION_NOT_DRAFT' : 'PUBLICATION_NOT_RELEASED', { state, act });
}

/** Whether everybody may read it. Rule: a notice replaced or withdrawn stays visible as such; only a draft is not. */
export function isVisible(state: PublicationState): boolean {
  return state !== 'draft';
}

export interface PublicationText {
  readonly kind: PublicationKind;
  readonly title: string;
  readonly basis: string;
  readonly content: string;
  readonly procedure: string;
  readonly result: string;
}

/** The parts that must not be empty: a result states basis, content, procedure and result (依据、内容、程序、结果). */
const always = ['title', 'content'] as const;
const ofResult = ['title', 'basis', 'content', 'procedure', 'result'] as const;

/** Whether a draft may go out; refuses with INVALID_INPUT and the first part that is missing, `{ field, problem, limit }`. */
export function mayRelease(state: PublicationState, text: PublicationText): Verdict {
  const allowed = mayActOnPublication(state, 'release');
  if (!allowed.ok) return allowed;
  const missing = (text.kind === 'result' ? ofResult : always).find((part) => text[part].trim() === '');
  return missing === undefined
    ? granted
    : refused('INVALID_INPUT', { field: missing, problem: 'missing', limit: null });
}

/** Whether a released notice may be withdrawn: everybody goes on seeing it, with the reason. */
export function mayWithdraw(state: PublicationState, reason: string): Verdict {
  const allowed = mayActOnPublication(state, 'withdraw');
  if (!allowed.ok) return allowed;
  return reason.trim() === '' ? refused('PETITION_REASON_MISSING', { field: 'reason' }) : granted;
}

/** The last day for objections: the day of release is day 0, the period ends at 24:00 of the day returned. */
export function noticeUntil(
  releasedOn: string,
  rules: Pick<RulesSettings, 'objectionDays'>,
  calendar: WorkingCalendar,
): CountedDay {
  return addWorkingDays(releasedOn, rules.objectionDays, calendar);
}

export interface Notice {
  readonly state: PublicationState;
  readonly releasedOn: string | null;
  /** Last day of the notice period; null where none was set. */
  readonly noticeUntil: string | null;
}

/**
 * Whether an objection received on a day is one within the notice period: from the day of release to the last day,
 * whenever it is entered. Refuses with PUBLICATION_NOT_RELEASED, or PUBLICATION_OBJECTION_PERIOD_OVER, `{ until }`.
 */
export function mayObject(notice: Notice, receivedOn: string): Verdict {
  const { state, releasedOn, noticeUntil: until } = notice;
  if (state !== 'released' || releasedOn === null || receivedOn < releasedOn)
    return refused('PUBLICATION_NOT_RELEASED', { state });
  return until !== null && receivedOn > until ? refused('PUBLICATION_OBJECTION_PERIOD_OVER', { until }) : granted;
}
