import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { MilestoneId } from '../../../shared/ids.ts';
import type { ActionDetail } from '../../stores/actions.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay } from '../../ui/dates.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

export interface ActionMilestonesProps {
  readonly milestones: ActionDetail['milestones'];
  /** Undefined where the person may not report, or nothing is owed any more. */
  readonly onReached: ((id: MilestoneId) => void) | undefined;
}

/** The steps of a plan, each with its day and whether it was reached in time. */
export function ActionMilestones({ milestones, onReached }: ActionMilestonesProps) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  return (
    <Flex vertical gap={6}>
      {milestones.map(({ id, title, dueOn, doneOn, isLate }) => (
        <Flex key={id} gap={8} align="center">
          <span style={{ flex: 1 }}>{title}</span>
          <span style={{ color: isLate ? statusColor.late : doneOn === null ? statusColor.neutral : statusColor.good }}>
            {doneOn === null ? <ClockCircleOutlined /> : <CheckCircleOutlined />}{' '}
            {doneOn === null
              ? t('actionItem.milestoneDue', { day: longDay(dueOn, locale) })
              : t('actionItem.milestoneDone', { day: longDay(doneOn, locale) })}
            {isLate && ` · ${t('actionItem.late')}`}
          </span>
          {doneOn === null && onReached !== undefined && (
            <Button size="small" onClick={() => onReached(id)}>
              {t('actionAct.completeMilestone')}
            </Button>
          )}
        </Flex>
      ))}
    </Flex>
  );
}
