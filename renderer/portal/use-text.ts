import { create } from 'zustand';
import { portal as en } from '../../shared/i18n/en/portal.ts';
import { portal as zhCN } from '../../shared/i18n/zh-CN/portal.ts';

type Singular<K> = K extends `${infer Base}_other` ? Base : K;
export type PortalKey = Singular<keyof typeof zhCN>;
type Locale = 'zh-CN' | 'en';
type Values = Readonly<Record<string, string | number>>;

const kept = 'gongshi-locale';

/** The language of the phone pages, remembered on the phone. */
export const useLocale = create<{ locale: Locale; turn: () => void }>()((set, get) => ({
  locale: read(),
  turn: () => {
    const locale = get().locale === 'en' ? 'zh-CN' : 'en';
    try {
      localStorage.setItem(kept, locale);
    } catch {
      // A browser that keeps nothing still turns for now.
    }
    document.documentElement.lang = locale;
    set({ locale });
  },
}));

/** Texts of the phone pages by key, blanks `{{name}}` filled; a counted one is asked for without its ending. */
export function usePortalText(): (key: PortalKey, values?: Values) => string {
  const locale = useLocale((state) => state.locale);
  return (key, values = {}) => {
    const texts: Readonly<Record<string, string>> = locale === 'en' ? en : zhCN;
    const counted = values['count'] === 1 ? `${key}_one` : `${key}_other`;
    const text = texts[key] ?? texts[counted] ?? texts[`${key}_other`] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

function read(): Locale {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

/** Whether there is a text for a name that comes from the record. */
export function isPortalKey(key: string): key is PortalKey {
  return Object.prototype.hasOwnProperty.call(zhCN, key);
}
