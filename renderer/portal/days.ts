import { dayOf, timeOf } from '../../shared/domain/instant.ts';
import { longDay } from '../ui/dates.ts';

/** A day as everywhere in the program: always with its year, since the phone's own clock may be wrong. */
export function dayWords(day: string, locale: string): string {
  return longDay(day, locale === 'en' ? 'en' : 'zh-CN');
}

/** A moment with hour and minute, as on a notice. */
export function momentWords(at: string, locale: string): string {
  return `${dayWords(dayOf(at), locale)} ${timeOf(at)}`;
}

/** The numbers and names of a refusal as a sentence takes them; days, whose names end in `On`, in words. */
export function detailWords(details: Readonly<Record<string, unknown>>, locale: string): Record<string, string> {
  const words = Object.entries(details).map(([name, value]) => [
    name,
    name.endsWith('On') ? dayWords(String(value), locale) : String(value),
  ]);
  return Object.fromEntries(words) as Record<string, string>;
}
