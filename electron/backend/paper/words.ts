import { chineseDay, dayOf, timeOf } from '../../../shared/domain/instant.ts';
import { translator } from '../../../shared/i18n/translate.ts';

/** Papers are in Chinese whatever language the office PC shows: they go on the wall and into the archive. */
export const t = translator('zh-CN');

/** `2026年11月20日 14:30`, in Asia/Shanghai. */
export function momentWords(instant: string): string {
  return `${chineseDay(dayOf(instant))} ${timeOf(instant)}`;
}

/** The names in a row, or that there is nobody. */
export function nameWords(chosen: readonly { name: string }[]): string {
  return chosen.length === 0 ? t('paper.nobody') : chosen.map(({ name }) => name).join(t('punct.and'));
}
