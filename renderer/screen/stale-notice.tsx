import { usePreferences } from '../stores/preferences.store.ts';
import { moment } from '../ui/dates.ts';
import { useText } from '../ui/use-text.ts';
import { useStale } from './use-stale.ts';

/**
 * Across the top of a screen whose picture could not be read again: of when it is, by the union's PC, since a
 * television's own clock may be anything; and that it connects again by itself.
 * @param data what the screen shows, with the moment at which it was read
 */
export function StaleNotice({ data }: { data: { readonly now: string } | undefined }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const stale = useStale(data?.now);
  if (!stale || data === undefined) return null;
  return (
    <div className="screen-stale" role="alert">
      ! {t('wall.stale', { at: moment(data.now, locale) })}
    </div>
  );
}
