import { usePreferences } from '../../stores/preferences.store.ts';
import type { AgendaItem } from '../../stores/sessions.store.ts';
import { longDay } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

/** What was promised on an item: what, who, by when. */
export function MeasureList({ measures }: { measures: AgendaItem['measures'] }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  if (measures.length === 0) return null;
  return (
    <div>
      <strong>
        {t('console.measures')}
        {t('punct.colon')}
      </strong>
      <ol style={{ margin: 0, paddingInlineStart: '1.5em' }}>
        {measures.map((measure) => (
          <li key={measure.actionNo}>
            {measure.what}
            {t('punct.open')}
            {measure.department} {measure.responsible}
            {t('punct.comma')}
            {longDay(measure.dueOn, locale)}
            {measure.criterion !== '' &&
              `${t('punct.comma')}${t('console.criterion')}${t('punct.colon')}${measure.criterion}`}
            {t('punct.shut')}
            <span style={{ color: '#4b5563' }}> {measure.actionNo}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
