import { create } from 'zustand';
import { locales, type Locale } from '../../shared/i18n/translate.ts';

interface Preferences {
  readonly locale: Locale;
  /** Large type (18 px) for tired eyes and projectors. */
  readonly large: boolean;
  setLocale(locale: Locale): void;
  toggleLarge(): void;
}

const kept = 'gongshi.preferences';

function read(): { locale: Locale; large: boolean } {
  try {
    const value = JSON.parse(localStorage.getItem(kept) ?? '{}') as Partial<{ locale: Locale; large: boolean }>;
    const locale = locales.find((known) => known === value.locale) ?? 'zh-CN';
    return { locale, large: value.large === true };
  } catch {
    return { locale: 'zh-CN', large: false }; // somebody's browser refuses storage: the defaults serve
  }
}

/** How this person likes the pages. Kept on this PC; nothing of the enterprise's is among it. */
export const usePreferences = create<Preferences>()((set, get) => {
  const change = (next: Partial<Pick<Preferences, 'locale' | 'large'>>): void => {
    set(next);
    const { locale, large } = get();
    localStorage.setItem(kept, JSON.stringify({ locale, large }));
  };
  return {
    ...read(),
    setLocale: (locale) => {
      change({ locale });
      window.gongshi?.setLocale(locale);
    },
    toggleLarge: () => change({ large: !get().large }),
  };
});
