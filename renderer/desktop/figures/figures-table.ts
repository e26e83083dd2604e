import { rateNames } from '../../../shared/domain/figures.rules.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import type { ExportCell, ExportTable } from '../../api/export-table.ts';
import { useText } from '../../ui/use-text.ts';

/** The figures on the page as one table for export: a row a figure, with the numbers it was made from. */
export function useFiguresTable(figures: OutputOf<'figures.get'> | undefined): ExportTable | undefined {
  const t = useText();
  if (figures === undefined) return undefined;
  const rows: ExportCell[][] = [[t('figures.received'), '', figures.received, null, null]];
  const add = (group: string, rates: typeof figures.rates): void => {
    for (const name of rateNames) {
      const { part, whole, percent } = rates[name];
      rows.push([t(`figures.${name}`), group, percent, part, whole]);
    }
  };
  const nameOf = (prefix: string, key: string): string => {
    const text = `${prefix}.${key}`;
    return isTextKey(text) ? t(text) : key;
  };
  add('', figures.rates);
  const { part, whole, percent } = figures.runningRate;
  rows.push([t('figures.runningRate'), '', percent, part, whole]);
  for (const month of figures.byMonth) add(month.key, month.rates);
  for (const group of figures.byCategory) add(nameOf('category', group.key), group.rates);
  for (const group of figures.byClass) add(nameOf('class', group.key), group.rates);
  return {
    name: `${t('place.figures')} ${figures.from} ${figures.to}`,
    header: [t('figures.figure'), t('figures.group'), '%', t('figures.part'), t('figures.whole')],
    rows,
  };
}
