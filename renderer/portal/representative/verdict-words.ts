import { detailWords } from '../days.ts';
import { isPortalKey, useLocale, usePortalText } from '../use-text.ts';

type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

/** Why something cannot be done, in words with the numbers. */
export function useVerdictWords(): (verdict: Verdict) => string {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  return (verdict) => {
    if (verdict.ok) return '';
    const key = `portal.fail.${verdict.code}`;
    return isPortalKey(key) ? t(key, detailWords(verdict.details, locale)) : t('portal.fail.other');
  };
}
