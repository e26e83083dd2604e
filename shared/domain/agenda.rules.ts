import { granted, refused, type Verdict } from '../verdict.ts';
import { daysBetween } from './instant.ts';
import type { AgendaOutcome } from './session.ts';

/** Why a petition stands on the agenda, with its number. */
export type AgendaReason =
  | { readonly code: 'urgent' | 'major' | 'byHand' }
  | { readonly code: 'cosigns' | 'waiting' | 'postponed'; readonly n: number };

/** Why a petition that waits for a session is not on this agenda. */
export type OmissionReason =
  | { readonly code: 'capacity'; readonly n: number }
  | { readonly code: 'later' }
  | { readonly code: 'byHand'; readonly note: string };

/** A petition that waits for a session. */
export interface QueuedPetition<Id extends string = string> {
  readonly id: Id;
  readonly urgent: boolean;
  readonly major: boolean;
  readonly cosignCount: number;
  readonly postponements: number;
  /** Day since which it waits: the day its clock runs from. */
  readonly startOn: string;
}

export interface DrawnAgenda<P> {
  readonly items: readonly { readonly petition: P; readonly reasons: readonly AgendaReason[] }[];
  readonly leftOut: readonly { readonly petition: P; readonly reason: OmissionReason }[];
}

/**
 * Draws an agenda from the queue: urgent first, then major, then by co-signs, then by waiting time. An urgent one is
 * never left out for want of room; every other one left out says why.
 */
export function drawAgenda<P extends QueuedPetition>(
  queue: readonly P[],
  capacity: number,
  today: string,
): DrawnAgenda<P> {
  const ordered = queue.toSorted(compare);
  const fits = (petition: P, index: number): boolean => petition.urgent || index < capacity;
  return {
    items: ordered.filter(fits).map((petition) => ({ petition, reasons: reasonsFor(petition, today) })),
    leftOut: ordered
      .filter((petition, index) => !fits(petition, index))
      .map((petition) => ({ petition, reason: { code: 'capacity', n: capacity } as const })),
  };
}

function compare(a: QueuedPetition, b: QueuedPetition): number {
  return (
    Number(b.urgent) - Number(a.urgent) ||
    Number(b.major) - Number(a.major) ||
    b.cosignCount - a.cosignCount ||
    (a.startOn < b.startOn ? -1 : a.startOn > b.startOn ? 1 : 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** What speaks for it, in the order in which it counts. */
export function reasonsFor(petition: QueuedPetition, today: string): readonly AgendaReason[] {
  const reasons: AgendaReason[] = [];
  if (petition.urgent) reasons.push({ code: 'urgent' });
  if (petition.major) reasons.push({ code: 'major' });
  if (petition.cosignCount > 0) reasons.push({ code: 'cosigns', n: petition.cosignCount });
  if (petition.postponements > 0) reasons.push({ code: 'postponed', n: petition.postponements });
  reasons.push({ code: 'waiting', n: Math.max(0, daysBetween(petition.startOn, today)) });
  return reasons;
}

/** The ballots held on an item so far, as far as its outcome depends on them. Void ones do not count. */
export interface ItemBallots {
  readonly open: boolean;
  /** Result of the closed ballot; null when none was held. */
  readonly passed: boolean | null;
}

export interface ProposedOutcome {
  readonly outcome: AgendaOutcome;
  readonly note: string;
  readonly measures: number;
}

export interface ItemToDecide {
  readonly outcome: AgendaOutcome | null;
  readonly major: boolean;
  readonly answer: string;
  readonly ballots: ItemBallots;
}

/**
 * Whether an item may end this way, apart from the session's state and gates. Rule: passed and rejected come only from a
 * closed ballot, and a closed ballot leaves no other outcome; a major item is never agreed without one; what is agreed
 * or passed has measures; everything but a postponement has management's answer; what is put off or handed on has its
 * reason.
 */
export function mayEndAs(item: ItemToDecide, { outcome, note, measures }: ProposedOutcome): Verdict {
  if (item.outcome !== null) return refused('AGENDA_ITEM_CLOSED');
  if (item.ballots.open) return refused('BALLOT_STILL_OPEN');
  const { passed } = item.ballots;
  if (passed !== null) {
    if (outcome !== (passed ? 'passed' : 'rejected')) return refused('BALLOT_DECIDES', { passed });
  } else if (outcome === 'passed' || outcome === 'rejected' || (outcome === 'agreed' && item.major)) {
    return refused('BALLOT_REQUIRED');
  }
  if (outcome !== 'postponed' && item.answer.trim() === '') return refused('AGENDA_ITEM_ANSWER_MISSING');
  if ((outcome === 'agreed' || outcome === 'passed') && measures === 0) return refused('AGENDA_MEASURES_MISSING');
  const needsReason = outcome === 'postponed' || outcome === 'no_agreement' || outcome === 'escalated';
  if (needsReason && note.trim() === '') return refused('PETITION_REASON_MISSING');
  return granted;
}

/**
 * Whether an outcome decides the matter, so that both gates must hold. Putting it off does not: it is all that is left
 * when management has not come or the share has fallen, and without it such a session could never end.
 */
export function needsGates(outcome: AgendaOutcome): boolean {
  return outcome !== 'postponed';
}
