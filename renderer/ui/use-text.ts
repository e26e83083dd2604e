import { isTextKey, translator, type TextKey, type Translate } from '../../shared/i18n/translate.ts';
import type { AppError } from '../../shared/errors.ts';
import { usePreferences } from '../stores/preferences.store.ts';

/** The texts of the language chosen; the component is drawn anew when it changes. */
export function useText(): Translate {
  return translator(usePreferences((state) => state.locale));
}

/** The sentence for a refusal, with its numbers and, where a field is named, the field's name as the page shows it. */
export function errorText(t: Translate, error: AppError): string {
  const { field, reason } = error.details;
  const weakness = `passphrase.weak.${String(reason)}`;
  // Which of its faults a passphrase has says better what to do than that it has one.
  if (error.code === 'PASSPHRASE_WEAK' && isTextKey(weakness)) return t(weakness);
  const name = `field.${String(field)}`;
  const values = typeof field === 'string' && isTextKey(name) ? { ...error.details, field: t(name) } : error.details;
  return t(`error.${error.code}` satisfies TextKey, values);
}
