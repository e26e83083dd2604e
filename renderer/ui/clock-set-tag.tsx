import { Tag } from 'antd';
import { usePreferences } from '../stores/preferences.store.ts';
import { moment } from './dates.ts';
import { useText } from './use-text.ts';

/** That the clock was set for training or a test: every page says so, since nothing done now happens at that time. */
export function ClockSetTag({ now, corner = false }: { now: string; corner?: boolean }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  return (
    <Tag style={corner ? { position: 'fixed', top: 8, insetInlineStart: 8, zIndex: 1 } : { marginInlineStart: 8 }}>
      {t('app.clockSet', { now: moment(now, locale) })}
    </Tag>
  );
}
