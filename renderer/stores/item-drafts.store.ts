import type { Dayjs } from 'dayjs';
import { create } from 'zustand';
import { draftOfItem } from '../../shared/domain/draft.rules.ts';
import type { EscalationTarget } from '../../shared/domain/petition.ts';
import type { AgendaOutcome } from '../../shared/domain/session.ts';
import type { AccountId, AgendaItemId } from '../../shared/ids.ts';
import { bodyOfItemDraft } from './kept-item-draft.ts';
import { draftKeeper } from './own-drafts.ts';

/** What is written on an item and goes into the record as text. */
export type ItemText = 'answer' | 'answeredBy' | 'discussion';

export interface TextDraft {
  readonly text: string;
  /** What the record said when the writing began. */
  readonly base: string;
}

export interface MeasureDraft {
  what?: string;
  department?: string;
  responsible?: string;
  dueOn?: Dayjs;
  criterion?: string;
}

/** The dialog that ends an item, half filled in. */
export interface ConclusionDraft {
  outcome?: AgendaOutcome;
  note?: string;
  escalateTo?: EscalationTarget;
  noAgreementTo?: 'next' | 'collective_bargaining';
  measures?: MeasureDraft[];
}

export interface ItemDraft {
  readonly texts: Readonly<Partial<Record<ItemText, TextDraft>>>;
  readonly conclusion?: ConclusionDraft | undefined;
}

interface ItemDrafts {
  readonly of: Readonly<Record<string, ItemDraft>>;
  write(by: AccountId, itemId: AgendaItemId, name: ItemText, draft: TextDraft): void;
  /** Forgets what was written: it has been saved, or given up. */
  drop(by: AccountId, itemId: AgendaItemId, ...names: readonly ItemText[]): void;
  /** Keeps a half-filled conclusion; undefined once the item has ended. */
  conclude(by: AccountId, itemId: AgendaItemId, conclusion: ConclusionDraft | undefined): void;
  /** Takes up what was put down earlier; what is being written on this page goes before it. */
  restore(by: AccountId, itemId: AgendaItemId, draft: ItemDraft): void;
  /** Of who signs out nothing is left behind in the page. */
  forget(by: AccountId): void;
}

const key = (by: AccountId, itemId: AgendaItemId): string => `${by} ${itemId}`;
const blank: ItemDraft = { texts: {} };

/** The draft of one person on one item. */
export function draftOf(drafts: ItemDrafts, by: AccountId | undefined, itemId: AgendaItemId): ItemDraft {
  return by === undefined ? blank : (drafts.of[key(by, itemId)] ?? blank);
}

/**
 * What has been written in the meeting and not saved yet, of each person on each item. It outlives another item being
 * called up and the idle lock; and since it is put down beside the record, also signing out and a power cut.
 */
export const useItemDrafts = create<ItemDrafts>()((set, get) => {
  const change = (by: AccountId, itemId: AgendaItemId, next: (draft: ItemDraft) => ItemDraft): void => {
    const draft = next(draftOf(get(), by, itemId));
    set(({ of }) => ({ of: { ...of, [key(by, itemId)]: draft } }));
    draftKeeper.change(by, draftOfItem(itemId), bodyOfItemDraft(draft));
  };
  return {
    of: {},
    write: (by, itemId, name, draft) =>
      change(by, itemId, (now) => ({ ...now, texts: { ...now.texts, [name]: draft } })),
    drop: (by, itemId, ...names) =>
      change(by, itemId, (now) => ({
        ...now,
        texts: Object.fromEntries(Object.entries(now.texts).filter(([name]) => !names.some((one) => one === name))),
      })),
    conclude: (by, itemId, conclusion) => change(by, itemId, (now) => ({ ...now, conclusion })),
    restore: (by, itemId, draft) => set(({ of }) => ({ of: { [key(by, itemId)]: draft, ...of } })),
    forget: (by) =>
      set(({ of }) => ({
        of: Object.fromEntries(Object.entries(of).filter(([name]) => !name.startsWith(`${by} `))),
      })),
  };
});

export interface Written {
  /** What stands in the field. */
  readonly text: string;
  readonly isUnsaved: boolean;
  /** The record was changed by somebody else since the writing began. */
  readonly isOvertaken: boolean;
}

/** What a field shows: the record where nobody has touched it, else what is being written. */
export function written(stored: string, draft: TextDraft | undefined): Written {
  if (draft === undefined || draft.text === draft.base || draft.text === stored) {
    return { text: stored, isUnsaved: false, isOvertaken: false };
  }
  return { text: draft.text, isUnsaved: true, isOvertaken: draft.base !== stored };
}
