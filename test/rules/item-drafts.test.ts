import dayjs from 'dayjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerToSave, isGiverAlone } from '../../renderer/desktop/sessions/answer-to-save.ts';
import { draftOf, useItemDrafts, written } from '../../renderer/stores/item-drafts.store.ts';
import { bodyOfItemDraft, itemDraftOf } from '../../renderer/stores/kept-item-draft.ts';
import type { AccountId, AgendaItemId } from '../../shared/ids.ts';

const chair = 'chair' as AccountId;
const officer = 'officer' as AccountId;
const item = 'item' as AgendaItemId;

describe('a text in the meeting', () => {
  it.each([
    ['shows the record where nobody has touched it', '已存', undefined, '已存', false, false],
    ['is unsaved once it says something else', '已存', { text: '改过', base: '已存' }, '改过', true, false],
    [
      'is untouched again when what was typed is taken back',
      '已存',
      { text: '已存', base: '已存' },
      '已存',
      false,
      false,
    ],
    [
      'takes what somebody else saved where it is untouched',
      '别人的',
      { text: '已存', base: '已存' },
      '别人的',
      false,
      false,
    ],
    ['says so where somebody else saved meanwhile', '别人的', { text: '我的', base: '已存' }, '我的', true, true],
    [
      'has nothing to save where somebody else saved the same',
      '我的',
      { text: '我的', base: '已存' },
      '我的',
      false,
      false,
    ],
    ['is unsaved when it was emptied', '已存', { text: '', base: '已存' }, '', true, false],
  ])('%s', (_, stored, draft, text, isUnsaved, isOvertaken) => {
    expect(written(stored, draft)).toEqual({ text, isUnsaved, isOvertaken });
  });
});

describe('an answer with its giver', () => {
  const empty = { text: '', isUnsaved: false, isOvertaken: false };
  const stored = (text: string) => ({ ...empty, text });
  const typed = (text: string) => ({ ...stored(text), isUnsaved: true });

  it.each([
    ['has nothing to save while untouched', stored('同意'), stored('唐银娇'), undefined],
    ['is saved with its giver', typed('同意'), typed('唐银娇'), { answer: '同意', answeredBy: '唐银娇' }],
    [
      'is saved when only its giver was put right',
      stored('同意'),
      typed('唐银娇'),
      { answer: '同意', answeredBy: '唐银娇' },
    ],
    ['is taken back with its giver when it was emptied', typed(' '), stored('唐银娇'), { answer: ' ', answeredBy: '' }],
    ['is not saved where a giver was named and nothing answered', empty, typed('唐银娇'), undefined],
    ['is not emptied where another giver was named', typed(''), typed('唐银娇'), undefined],
  ])('%s', (_, answer, answeredBy, saved) => {
    expect(answerToSave(answer, answeredBy)).toEqual(saved);
  });

  it('waits for the answer where only its giver was named', () => {
    expect(isGiverAlone(empty, typed('唐银娇'))).toBe(true);
    expect(isGiverAlone(empty, typed(' '))).toBe(false);
    expect(isGiverAlone(typed(''), stored('唐银娇'))).toBe(false);
    expect(isGiverAlone(typed('同意'), typed('唐银娇'))).toBe(false);
  });
});

describe('what was not saved', () => {
  const drafts = () => useItemDrafts.getState();

  beforeEach(() => {
    useItemDrafts.setState({ of: {} });
    drafts().write(chair, item, 'discussion', { text: '一线代表认为标准偏低', base: '' });
    drafts().conclude(chair, item, { outcome: 'agreed', measures: [{ what: '补发津贴' }] });
  });

  it('is kept for its writer and shown to nobody else at this PC', () => {
    expect(draftOf(drafts(), officer, item)).toEqual({ texts: {} });
    expect(draftOf(drafts(), undefined, item)).toEqual({ texts: {} });
    expect(draftOf(drafts(), chair, item).texts.discussion?.text).toBe('一线代表认为标准偏低');
    expect(draftOf(drafts(), chair, item).conclusion?.measures).toEqual([{ what: '补发津贴' }]);
  });

  it('is forgotten of who signs out, and of nobody else', () => {
    drafts().write(officer, item, 'answer', { text: '同意', base: '' });
    drafts().forget(chair);
    expect(draftOf(drafts(), chair, item)).toEqual({ texts: {} });
    expect(draftOf(drafts(), officer, item).texts.answer?.text).toBe('同意');
  });

  it('keeps the rest of an item when one text of it was saved', () => {
    drafts().write(chair, item, 'answer', { text: '同意', base: '' });
    drafts().drop(chair, item, 'discussion');
    const { texts, conclusion } = draftOf(drafts(), chair, item);
    expect(texts).toEqual({ answer: { text: '同意', base: '' } });
    expect(conclusion?.outcome).toBe('agreed');
  });
});

describe('what was put down', () => {
  const drafts = () => useItemDrafts.getState();
  const texts = { discussion: { text: '一线代表认为标准偏低', base: '已存' } };

  beforeEach(() => useItemDrafts.setState({ of: {} }));

  it('comes back as it was, with what the record said when the writing began, and the days of its measures', () => {
    const measures = [{ what: '补发津贴', dueOn: dayjs('2025-11-30') }, {}];
    const body = bodyOfItemDraft({ texts, conclusion: { outcome: 'agreed', note: '', measures } });
    const again = itemDraftOf(body ?? '');
    expect(again?.texts).toEqual(texts);
    expect(again?.conclusion).toMatchObject({ outcome: 'agreed', note: '' });
    expect(again?.conclusion?.measures?.map(({ what, dueOn }) => [what, dueOn?.format('YYYY-MM-DD')])).toEqual([
      ['补发津贴', '2025-11-30'],
      [undefined, undefined],
    ]);
    const stored = written('别人的', again?.texts.discussion);
    expect(stored).toEqual({ text: '一线代表认为标准偏低', isUnsaved: true, isOvertaken: true });
  });

  it('is nothing where the texts say what the record says and no conclusion was begun', () => {
    expect(bodyOfItemDraft({ texts: {} })).toBeUndefined();
    expect(bodyOfItemDraft({ texts: { answer: { text: '同意', base: '同意' } } })).toBeUndefined();
    expect(bodyOfItemDraft({ texts: { answer: { text: '', base: '同意' } } })).toBeDefined();
    expect(bodyOfItemDraft({ texts: {}, conclusion: { outcome: 'agreed' } })).toBeDefined();
  });

  it.each(['', '{', '[]', '{"texts":7}', '{"texts":{"answer":"同意"}}'])(
    'is let be where another version of the program wrote %j',
    (body) => expect(itemDraftOf(body)).toBeUndefined(),
  );

  it('gives the texts back also where another version wrote the conclusion', () => {
    expect(itemDraftOf(JSON.stringify({ texts, conclusion: { measures: [{ dueOn: 7 }] } }))).toEqual({ texts });
  });

  it('comes after what is being written on this page, and after what was saved on it', () => {
    drafts().write(chair, item, 'answer', { text: '同意', base: '' });
    drafts().drop(chair, item, 'answer');
    drafts().restore(chair, item, { texts });
    expect(draftOf(drafts(), chair, item)).toEqual({ texts: {} });
    drafts().restore(officer, item, { texts });
    expect(draftOf(drafts(), officer, item)).toEqual({ texts });
    drafts().forget(chair);
    drafts().restore(chair, item, { texts });
    expect(draftOf(drafts(), chair, item)).toEqual({ texts });
  });
});
