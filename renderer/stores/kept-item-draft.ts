import dayjs from 'dayjs';
import * as v from 'valibot';
import { contentOfDraft } from './draft-keeper.ts';
import type { ConclusionDraft, ItemDraft, TextDraft } from './item-drafts.store.ts';

const text = v.object({ text: v.string(), base: v.string() });
const dueOn = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const measure = v.looseObject({ dueOn: v.optional(dueOn) });
const kept = v.object({
  texts: v.object({ answer: v.optional(text), answeredBy: v.optional(text), discussion: v.optional(text) }),
  // The texts are worth having also without it.
  conclusion: v.fallback(v.optional(v.looseObject({ measures: v.optional(v.array(measure)) })), undefined),
});

/** A draft as it is put down; undefined where it says nothing that the record does not. */
export function bodyOfItemDraft({ texts, conclusion }: ItemDraft): string | undefined {
  const changed = Object.entries(texts).filter(([, draft]) => draft.text !== draft.base);
  if (changed.length === 0 && conclusion === undefined) return undefined;
  const measures = conclusion?.measures?.map((measure) => ({
    ...measure,
    dueOn: measure.dueOn?.format('YYYY-MM-DD'),
  }));
  return JSON.stringify({
    texts: Object.fromEntries(changed),
    conclusion: measures === undefined ? conclusion : { ...conclusion, measures },
  });
}

/** What was put down, taken up again; undefined where another version of the program wrote something else. */
export function itemDraftOf(body: string): ItemDraft | undefined {
  const { success, output } = v.safeParse(kept, contentOfDraft(body));
  if (!success) return undefined;
  const texts = Object.fromEntries(
    Object.entries(output.texts).filter((entry): entry is [string, TextDraft] => entry[1] !== undefined),
  );
  if (output.conclusion === undefined) return { texts };
  const { measures, ...rest } = output.conclusion;
  const conclusion = {
    ...rest,
    ...(measures === undefined
      ? {}
      : {
          measures: measures.map(({ dueOn: day, ...more }) => ({
            ...more,
            ...(day === undefined ? {} : { dueOn: dayjs(day) }),
          })),
        }),
  };
  // The form's own fields, as it wrote them; the door looks at each when the item is concluded.
  return { texts, conclusion: conclusion as ConclusionDraft };
}
