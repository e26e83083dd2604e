import type { Locale } from '../../shared/i18n/translate.ts';

const zone = 'Asia/Shanghai';

/** `2026年11月20日(周五)` or `Fri, 20 Nov 2026`. */
export function longDay(day: string, locale: Locale): string {
  const at = new Date(`${day}T12:00:00+08:00`);
  if (locale === 'en') {
    return at.toLocaleDateString('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
  }
  const date = at.toLocaleDateString('zh-CN', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' });
  return `${date}(${at.toLocaleDateString('zh-CN', { timeZone: zone, weekday: 'short' })})`;
}

/** `11月20日` or `20 Nov`; with the year where it is not this one. */
export function shortDay(day: string, today: string, locale: Locale): string {
  const at = new Date(`${day}T12:00:00+08:00`);
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return at.toLocaleDateString(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...year,
  });
}

/** Date and minute of a moment, in Asia/Shanghai. */
export function moment(instant: string, locale: Locale): string {
  return new Date(instant).toLocaleString(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}
