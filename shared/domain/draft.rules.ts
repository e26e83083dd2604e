import type { AgendaItemId } from '../ids.ts';
import { addDays } from './instant.ts';
import type { SessionState } from './session.ts';

/** Where something is being written: on an item of a session, or at the desk where a petition is registered. */
export type DraftPlace = 'intake' | `item:${string}`;

/** Characters of one draft: an item's texts at their longest, each with what it began from, and some twenty measures. */
export const maxDraftBody = 60_000;
/** Of one account; before there is one more, the one that has rested longest goes. */
export const maxDrafts = 50;
/** Whole days that a draft rests before it is thrown away: regular sessions are a month apart. */
export const draftDays = 30;

const ofItem = 'item:';
export const draftOfItem = (itemId: AgendaItemId): DraftPlace => `${ofItem}${itemId}`;
/** The item that is written on; undefined where it is none. The place was made of its id. */
export const itemOfDraft = (place: DraftPlace): AgendaItemId | undefined =>
  place.startsWith(ofItem) ? (place.slice(ofItem.length) as AgendaItemId) : undefined;

export interface RestingDraft {
  /** The day it was last written on. */
  readonly savedOn: string;
  /** The session of its item; null where it belongs to none. */
  readonly session: { readonly state: SessionState; readonly closedOn: string | null } | null;
}

const underWay: readonly SessionState[] = ['planned', 'notified', 'open'];

/**
 * Whether a draft is to be thrown away: nobody has gone on with it for a month, or its session has ended. What came too
 * late for the record can still be copied on the day of the closing.
 */
export function isDraftOver({ savedOn, session }: RestingDraft, today: string): boolean {
  if (addDays(savedOn, draftDays) < today) return true;
  if (session === null || underWay.includes(session.state)) return false;
  return session.closedOn === null || session.closedOn < today;
}
