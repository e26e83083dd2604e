import { CheckCircleOutlined, CloseCircleOutlined, StopOutlined } from '@ant-design/icons';
import type { ActionRow } from '../../stores/actions.store.ts';
import { DueTag } from '../../ui/due-tag.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** How an item stands to its due date: days left or overdue while it is owed, afterwards whether it was in time. */
export function ActionDueTag({ item }: { item: Pick<ActionRow, 'dueOn' | 'dueState' | 'workingDaysLeft'> }) {
  const t = useText();
  const { dueState } = item;
  if (dueState === 'left' || dueState === 'soon' || dueState === 'overdue')
    return <DueTag dueOn={item.dueOn} workingDays={item.workingDaysLeft} />;
  const [color, icon] =
    dueState === 'done_on_time'
      ? [statusColor.good, <CheckCircleOutlined key="icon" />]
      : dueState === 'done_late'
        ? [statusColor.late, <CloseCircleOutlined key="icon" />]
        : [statusColor.neutral, <StopOutlined key="icon" />];
  return (
    <span style={{ color, whiteSpace: 'nowrap' }}>
      {icon} {t(`dueState.${dueState}`)}
    </span>
  );
}
