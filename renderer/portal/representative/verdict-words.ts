import { dayWords } from '../days.ts';
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
    if (!isPortalKey(key)) return t('portal.fail.other');
    const details = Object.entries(verdict.details).map(([name, value]) => [
      name,
      name.endsWith('On') ? dayWords(String(value), locale) : String(value),
    ]);
    return t(key, Object.fromEntries(details) as Record<string, string>);
  };
}
