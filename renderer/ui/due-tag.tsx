import { ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { usePreferences } from '../stores/preferences.store.ts';
import { longDay } from './dates.ts';
import { statusColor } from './theme.ts';
import { useText } from './use-text.ts';

export interface DueTagProps {
  readonly dueOn: string | null;
  /** Working days left (0 today, negative when overdue), counted by the backend's calendar. */
  readonly workingDays: number | null;
  readonly provisional?: boolean;
}

/** A deadline as people speak of it: “还剩 2 个工作日”; the date and what is provisional on hover. */
export function DueTag({ dueOn, workingDays, provisional = false }: DueTagProps) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  if (dueOn === null || workingDays === null)
    return <span style={{ color: statusColor.neutral }}>{t('due.none')}</span>;
  const late = workingDays < 0;
  const text =
    workingDays === 0
      ? t('due.today')
      : late
        ? t('due.overdue', { count: -workingDays })
        : t('due.left', { count: workingDays });
  const color = late ? statusColor.late : workingDays <= 1 ? statusColor.soon : statusColor.neutral;
  return (
    <Tooltip title={`${longDay(dueOn, locale)}${provisional ? ` · ${t('state.provisionalHint')}` : ''}`}>
      <span style={{ color, fontWeight: late ? 600 : 400, whiteSpace: 'nowrap' }}>
        {late ? <ExclamationCircleOutlined /> : <ClockCircleOutlined />} {text}
        {provisional && ` (${t('state.provisional')})`}
      </span>
    </Tooltip>
  );
}
