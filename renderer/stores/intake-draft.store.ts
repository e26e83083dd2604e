import * as v from 'valibot';
import { create } from 'zustand';
import { categories, channels, employmentKinds, petitionClasses, roleGroups } from '../../shared/domain/petition.ts';
import type { AccountId } from '../../shared/ids.ts';
import { contentOfDraft } from './draft-keeper.ts';
import { draftKeeper } from './own-drafts.ts';

/** What is kept of a petition at the desk. Whatever else the form holds stays out: who it is from, and files. */
const draft = v.object({
  fields: v.object({
    text: v.optional(v.string(), ''),
    title: v.optional(v.string()),
    category: v.optional(v.picklist(categories)),
    class: v.optional(v.picklist(petitionClasses)),
    urgent: v.optional(v.boolean()),
    major: v.optional(v.boolean()),
    channel: v.optional(v.picklist(channels)),
    workshop: v.optional(v.string()),
    roleGroup: v.optional(v.picklist(roleGroups)),
    employment: v.optional(v.picklist(employmentKinds)),
    cosigners: v.nullish(v.number()),
  }),
  /** Names of the fields that the proposal does not touch again. */
  byHand: v.array(v.string()),
});

export type IntakeDraft = v.InferOutput<typeof draft>;

interface IntakeDrafts {
  readonly of: Readonly<Record<AccountId, IntakeDraft>>;
  /** Keeps what stands in the form; where there is no text, nothing is kept. */
  write(by: AccountId, form: unknown, byHand: ReadonlySet<string>): void;
  /** It was registered, or given up. */
  drop(by: AccountId): void;
  /** Takes up what was put down earlier; what is being written on this page goes before it. */
  restore(by: AccountId, body: string): void;
  /** Of who signs out nothing is left behind in the page. */
  forget(by: AccountId): void;
}

const place = 'intake';

/** The petition that each person has begun to write at the desk and not registered yet. */
export const useIntakeDrafts = create<IntakeDrafts>()((set, get) => {
  const forget = (by: AccountId): void =>
    set(({ of }) => ({ of: Object.fromEntries(Object.entries(of).filter(([writer]) => writer !== by)) }));
  const drop = (by: AccountId): void => {
    if (get().of[by] === undefined) return;
    forget(by);
    draftKeeper.change(by, place, undefined);
  };
  return {
    of: {},
    write(by, form, byHand) {
      const { success, output } = v.safeParse(draft, { fields: form, byHand: [...byHand] });
      if (!success || output.fields.text.trim() === '') {
        drop(by);
        return;
      }
      set(({ of }) => ({ of: { ...of, [by]: output } }));
      draftKeeper.change(by, place, JSON.stringify(output));
    },
    drop,
    restore(by, body) {
      const { success, output } = v.safeParse(draft, contentOfDraft(body));
      if (success) set(({ of }) => ({ of: { [by]: output, ...of } }));
    },
    forget,
  };
});
