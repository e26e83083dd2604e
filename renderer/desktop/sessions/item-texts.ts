import { call } from '../../api/backend.ts';
import { draftOf, useItemDrafts, written, type ItemText, type Written } from '../../stores/item-drafts.store.ts';
import { useSession, type AgendaItem } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { answerToSave } from './answer-to-save.ts';

export interface ItemField extends Written {
  /** What the record says. */
  readonly stored: string;
  write(text: string): void;
  /** Shows what the record says again. */
  giveUp(): void;
}

/** One text of an item as it stands on this page, kept while other items are looked at. */
export function useItemText(item: AgendaItem, name: ItemText): ItemField {
  const by = useSignedIn((state) => state.account?.id);
  const draft = useItemDrafts((state) => draftOf(state, by, item.id).texts[name]);
  const { write, drop } = useItemDrafts.getState();
  const stored = item[name];
  const shown = written(stored, draft);
  return {
    ...shown,
    stored,
    write: (text) => {
      const base = shown.isUnsaved && draft !== undefined ? draft.base : stored;
      if (by !== undefined) write(by, item.id, name, { text, base });
    },
    giveUp: () => {
      if (by !== undefined) drop(by, item.id, name);
    },
  };
}

/**
 * Saves what has been written on an item: the answer with its giver, the discussion, or both. What is typed meanwhile
 * stays unsaved.
 */
export async function saveItemTexts(
  item: AgendaItem,
  what: readonly ('answer' | 'discussion')[] = ['answer', 'discussion'],
): Promise<void> {
  const by = useSignedIn.getState().account?.id;
  if (by === undefined) return;
  const { texts } = draftOf(useItemDrafts.getState(), by, item.id);
  const answer = written(item.answer, texts.answer);
  const answeredBy = written(item.answeredBy, texts.answeredBy);
  const discussion = written(item.discussion, texts.discussion);
  const sent: (readonly [ItemText, string])[] = [];
  let { version } = item;
  const given = answerToSave(answer, answeredBy);
  if (what.includes('answer') && given !== undefined) {
    ({ version } = await call('session.recordAnswer', { itemId: item.id, version, ...given }));
    sent.push(['answer', answer.text], ['answeredBy', answeredBy.text]);
  }
  if (what.includes('discussion') && discussion.isUnsaved) {
    await call('session.recordDiscussion', { itemId: item.id, version, discussion: discussion.text });
    sent.push(['discussion', discussion.text]);
  }
  // Before the drafts go: else the field would show for a moment what was there before.
  await useSession.getState().reload();
  const saved = useSession.getState().data?.agenda.find(({ id }) => id === item.id);
  const { write, drop } = useItemDrafts.getState();
  for (const [name, text] of sent) {
    const now = draftOf(useItemDrafts.getState(), by, item.id).texts[name];
    if (now === undefined || now.text === text) drop(by, item.id, name);
    else write(by, item.id, name, { text: now.text, base: saved?.[name] ?? text });
  }
}
