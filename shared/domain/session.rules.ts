import { granted, refused, type Verdict } from '../verdict.ts';
import type { RulesSettings } from './rules-of-procedure.ts';
import type { Capacity, SessionKind, SessionState, Side } from './session.ts';

/** What can be done to a session, domain.md §5. */
export const sessionActs = [
  'reschedule',
  'setAgenda',
  'setParticipants',
  'sendNotice',
  'checkIn',
  'open',
  'putMotion',
  'answer',
  'discuss',
  'decide',
  'close',
  'minute',
  'publish',
  'cancel',
] as const;
export type SessionAct = (typeof sessionActs)[number];

/** planned → notified → open → closed → minuted → published; cancelled before it was opened. */
const from: Readonly<Record<SessionAct, readonly SessionState[]>> = {
  reschedule: ['planned', 'notified'],
  setAgenda: ['planned', 'notified'],
  setParticipants: ['planned', 'notified', 'open'],
  sendNotice: ['planned'],
  checkIn: ['planned', 'notified', 'open'],
  open: ['planned', 'notified'],
  putMotion: ['planned', 'notified', 'open'],
  // Management may prepare its answers before the session.
  answer: ['planned', 'notified', 'open'],
  discuss: ['open'],
  decide: ['open'],
  close: ['open'],
  minute: ['closed'],
  publish: ['minuted'],
  cancel: ['planned', 'notified'],
};

/** Whether the session's state lets this be done. */
export function mayDo(state: SessionState, act: SessionAct): Verdict {
  return from[act].includes(state) ? granted : refused('SESSION_STATE', { state, act });
}

/** On one's own phone one checks in on the session's day, and for as long as it is open: not from home the evening before. */
export function mayCheckInByPhone(
  { state, scheduledOn }: { readonly state: SessionState; readonly scheduledOn: string },
  today: string,
): Verdict {
  const allowed = mayDo(state, 'checkIn');
  if (!allowed.ok) return allowed;
  return state === 'open' || scheduledOn === today ? granted : refused('SESSION_NOT_TODAY', { scheduledOn });
}

const phonesShowDays = 7;

/** Since when a session must have been closed for phones still to show it when no other is near: outcomes are read at home. */
export function shownOnPhonesSince(now: string): string {
  return new Date(Date.parse(now) - phonesShowDays * 86_400_000).toISOString();
}

/** Regular sessions are convened with notice; urgent ones at once, quick ones online without a notice period. */
export function needsNotice(kind: SessionKind): boolean {
  return kind === 'monthly' || kind === 'quarterly';
}

export interface Attendance {
  readonly side: Side;
  readonly capacity: Capacity;
  /** The legal representative or the executive in charge. */
  readonly isHeadOfManagement: boolean;
  readonly present: boolean;
}

/**
 * Whom checking in everybody at once means: who was never here and is not excused. Who has left is not brought back by it;
 * the share, the quorum and the minutes would count somebody who has gone home.
 */
export function notYetCome<
  P extends { readonly present: boolean; readonly excused: string; readonly firstIn: string | null },
>(people: readonly P[]): readonly P[] {
  return people.filter(({ present, excused, firstIn }) => !present && excused === '' && firstIn === null);
}

/** Who counts for the composition gate, of those present. */
export interface Composition {
  readonly representatives: number;
  readonly deliberating: number;
}

type ShareRules = Pick<RulesSettings, 'representativeSharePercent' | 'headOfManagementCounts'>;

/**
 * Deliberating are worker representatives, union and management; observers, experts, attendees and the recorder do not
 * count, nor does the head of management where the rules of procedure say so.
 */
export function compositionOf(people: readonly Attendance[], rules: ShareRules): Composition {
  const counted = people.filter(
    (person) =>
      person.present &&
      person.capacity === 'deliberating' &&
      (rules.headOfManagementCounts || !person.isHeadOfManagement),
  );
  return {
    representatives: counted.filter((person) => person.side === 'worker').length,
    deliberating: counted.length,
  };
}

/** Representatives' share in percent with one decimal; 0 when nobody is there. */
export function sharePercent({ representatives, deliberating }: Composition): number {
  return deliberating === 0 ? 0 : Math.round((1000 * representatives) / deliberating) / 10;
}

/**
 * Rule: worker representatives are at least the given share of the deliberating present, at opening and whenever
 * something is decided. 5 of 10 holds at 50 %, 5 of 11 does not. Whole numbers throughout, so that nothing is rounded.
 */
export function shareGate(composition: Composition, rules: ShareRules): Verdict {
  const { representatives, deliberating } = composition;
  const needPercent = rules.representativeSharePercent;
  if (deliberating === 0) return refused('SESSION_NOBODY_PRESENT');
  if (representatives * 100 >= deliberating * needPercent) return granted;
  return refused('SESSION_REPRESENTATIVE_SHARE', {
    representatives,
    deliberating,
    percent: sharePercent(composition),
    needPercent,
    missing: representativesMissing(composition, needPercent),
  });
}

/** How many more representatives, and nobody else, would have to come in. */
function representativesMissing({ representatives, deliberating }: Composition, percent: number): number {
  if (percent >= 100) return deliberating - representatives;
  return Math.max(0, Math.ceil((deliberating * percent - representatives * 100) / (100 - percent)));
}

/** Rule: without the legal representative or the executive in charge, items are discussed and not decided. */
export function managementGate(people: readonly Attendance[]): Verdict {
  const there = people.some((person) => person.present && person.side === 'management' && person.isHeadOfManagement);
  return there ? granted : refused('SESSION_MANAGEMENT_ABSENT');
}

export interface Opening {
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly scheduledOn: string;
  readonly today: string;
  readonly people: readonly Attendance[];
  /** The title of another session that is under way; null where there is none. */
  readonly underWay: string | null;
}

/**
 * Whether a session may be opened now. A regular one needs its notice sent and its day come; every one needs the
 * representatives' share. Management may come later: until then nothing is decided. One at a time: projector and phones
 * show the one that is under way, and must not show different ones.
 */
export function mayOpen(session: Opening, rules: ShareRules): Verdict {
  const state = mayDo(session.state, 'open');
  if (!state.ok) return state;
  if (session.underWay !== null) return refused('SESSION_OTHER_OPEN', { title: session.underWay });
  if (needsNotice(session.kind)) {
    if (session.state !== 'notified') return refused('SESSION_NOTICE_MISSING');
    if (session.today < session.scheduledOn) return refused('SESSION_TOO_EARLY', { scheduledOn: session.scheduledOn });
  }
  return shareGate(compositionOf(session.people, rules), rules);
}

/** Both gates at once, as they must hold at the moment of deciding or voting. */
export function mayDecideNow(people: readonly Attendance[], rules: ShareRules): Verdict {
  const share = shareGate(compositionOf(people, rules), rules);
  return share.ok ? managementGate(people) : share;
}

/** Whether the session may be closed: every item has come to an outcome, be it a postponement with its reason. */
export function mayClose(state: SessionState, open: number): Verdict {
  const allowed = mayDo(state, 'close');
  if (!allowed.ok) return allowed;
  return open === 0 ? granted : refused('SESSION_ITEMS_OPEN', { open });
}
