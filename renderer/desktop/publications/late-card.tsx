import { Card, Collapse, Flex } from 'antd';
import { useEffect } from 'react';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useWall } from '../../stores/publications.store.ts';
import { longDay } from '../../ui/dates.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** What is late publishes itself: nobody has to release it, and nobody can hold it back. domain.md §7 */
export function LateCard() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { data, show, leave } = useWall();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  if (data === undefined) return null;
  const { late, lateCount } = data;
  if (lateCount === 0) {
    return (
      <Card size="small">
        <span style={{ color: statusColor.good }}>✓ {t('publication.late.none')}</span>
      </Card>
    );
  }
  return (
    <Collapse
      size="small"
      style={{ background: '#fff' }}
      items={[
        {
          key: 'late',
          label: (
            <strong style={{ color: statusColor.late }}>{t('publication.late.title', { count: lateCount })}</strong>
          ),
          children: (
            <Flex vertical gap={4}>
              <span style={{ color: statusColor.neutral }}>{t('publication.late.hint')}</span>
              {late.map(({ no, title, department, dueOn, workingDays }) => (
                <Flex key={no} gap={12}>
                  <span style={{ flex: 1, minWidth: 0 }}>
                    {no} {title}
                  </span>
                  <span>{department === '' ? t('wall.noDepartment') : department}</span>
                  <span style={{ color: statusColor.late, whiteSpace: 'nowrap' }} title={longDay(dueOn, locale)}>
                    {t('wall.lateBy', { count: workingDays })}
                  </span>
                </Flex>
              ))}
              {lateCount > late.length && (
                <span style={{ color: statusColor.neutral }}>
                  {t('publication.late.more', { count: lateCount - late.length })}
                </span>
              )}
            </Flex>
          ),
        },
      ]}
    />
  );
}
