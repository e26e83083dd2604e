import { useEffect } from 'react';
import { usePreferences } from '../stores/preferences.store.ts';
import { useStatus } from '../stores/status.store.ts';
import { moment } from '../ui/dates.ts';
import { useText } from '../ui/use-text.ts';
import { useStale } from './use-stale.ts';

const askEvery = 5_000;

/**
 * Across the top of a screen that has lost touch: of when its picture is, by the union's PC, since a television's own
 * clock may be anything; and that it connects again by itself. Asks something small all the time, since a connection
 * that is gone says nothing by itself.
 */
export function StaleNotice() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { data, show } = useStatus();
  useEffect(() => {
    void show({});
    const timer = window.setInterval(() => void show({}), askEvery);
    return () => window.clearInterval(timer);
  }, [show]);
  const stale = useStale(data);
  if (!stale || data === undefined) return null;
  return (
    <div className="screen-stale" role="alert">
      ! {t('wall.stale', { at: moment(data.now, locale) })}
    </div>
  );
}
