import { usePreferences } from '../stores/preferences.store.ts';
import { moment } from '../ui/dates.ts';
import { useText } from '../ui/use-text.ts';
import { useStaleSince } from './use-stale-since.ts';

/** Across the top of a screen that has lost touch: since when, and that it connects again by itself. */
export function StaleNotice({ data }: { data: unknown }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const since = useStaleSince(data);
  if (since === undefined) return null;
  return (
    <div className="screen-stale" role="alert">
      ! {t('wall.stale', { at: moment(since, locale) })}
    </div>
  );
}
