import { createInstance } from 'i18next';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

type Singular<K> = K extends `${infer Base}_other` ? Base : K;
/** Every text there is; a counted one is asked for without its ending, with `count` among the values. */
export type TextKey = Singular<keyof typeof zhCN>;
export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

const instance = createInstance();
// Synchronous, since the catalogues are part of the program; keys are flat, so that each can be found by its full name.
void instance.init({
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  lng: 'zh-CN',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});

const translators = new Map<Locale, Translate>(
  locales.map((locale) => {
    const t = instance.getFixedT(locale);
    return [locale, (key, values) => t(key as never, values as never) as unknown as string];
  }),
);

/** The text of a key in a language, blanks `{{name}}` filled from `values`. */
export function translator(locale: Locale): Translate {
  const found = translators.get(locale);
  if (found === undefined) throw new Error(`no texts for ${locale}`);
  return found;
}

/** Whether a key that was put together at run time has a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(zhCN, key);
}
