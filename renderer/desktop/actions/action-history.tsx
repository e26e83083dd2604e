import { Empty, Timeline } from 'antd';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import type { ActionDetail } from '../../stores/actions.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay, moment } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

type Report = ActionDetail['progress'][number];

/** Every report on an item, oldest first; nothing here is ever changed. */
export function ActionHistory({ progress }: { progress: readonly Report[] }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  if (progress.length === 0) return <Empty description={t('actionItem.noHistory')} />;
  const nameOf = (kind: string): string => {
    const key = `actionAct.${kind}`;
    return isTextKey(key) ? t(key) : kind;
  };
  const particulars = ({ detail }: Report): string => {
    if (typeof detail['title'] === 'string') return detail['title'];
    const { from, to } = detail;
    if (typeof from !== 'string' || typeof to !== 'string') return '';
    return t('actionItem.moved', { from: longDay(from, locale), to: longDay(to, locale) });
  };
  return (
    <Timeline
      items={progress.map((report, index) => ({
        key: index,
        content: (
          <>
            <strong>{nameOf(report.kind)}</strong> {report.percent !== null && `${report.percent}%`}{' '}
            {particulars(report)}
            <div style={{ color: '#4b5563' }}>
              {moment(report.at, locale)} {report.by ?? ''}
            </div>
            {report.note !== '' && <div style={{ whiteSpace: 'pre-wrap' }}>{report.note}</div>}
          </>
        ),
      }))}
    />
  );
}
