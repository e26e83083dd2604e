import type { Written } from '../../stores/item-drafts.store.ts';

/** Somebody is named as giving an answer that nobody has written: there is nothing to save yet. */
export function isGiverAlone(answer: Written, answeredBy: Written): boolean {
  return answer.text.trim() === '' && answeredBy.isUnsaved && answeredBy.text.trim() !== '';
}

/** What there is to save of an answer; undefined where there is nothing. With an answer that was emptied its giver goes too. */
export function answerToSave(
  answer: Written,
  answeredBy: Written,
): { readonly answer: string; readonly answeredBy: string } | undefined {
  if ((!answer.isUnsaved && !answeredBy.isUnsaved) || isGiverAlone(answer, answeredBy)) return undefined;
  return { answer: answer.text, answeredBy: answer.text.trim() === '' ? '' : answeredBy.text };
}
