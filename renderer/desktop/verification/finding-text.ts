import { isTextKey, type Translate } from '../../../shared/i18n/translate.ts';
import type { Verification } from '../../stores/verification.store.ts';

export type Finding = NonNullable<Verification['checks'][number]['first']>;

/** A finding in plain words, with the name of what it is about instead of the table's. */
export function findingText(t: Translate, { code, details }: Finding): string {
  const table = `table.${String(details['table'])}`;
  return t(`finding.${code}`, isTextKey(table) ? { ...details, table: t(table) } : details);
}

/** An act in plain words; the name itself for one that only another version of the program has. */
export function callText(t: Translate, call: string): string {
  const key = `call.${call}`;
  return isTextKey(key) ? t(key) : call;
}
