import type { ScreenView } from '../../shared/contract/desktop-bridge.ts';
import { locales, type Locale } from '../../shared/i18n/translate.ts';

/** Which screen an address asks for: `/wall` in the LAN, `#wall` in the desktop's window; else the meeting's. */
export function screenOf({ pathname, hash }: { pathname: string; hash: string }): ScreenView {
  return hash === '#wall' || pathname.endsWith('/wall') ? 'wall' : 'session';
}

/** A television has no place to choose a language: `?lang=en` does. */
export function languageOf(search: string): Locale | undefined {
  const asked = new URLSearchParams(search).get('lang');
  return locales.find((locale) => locale === asked);
}
