import { Card, Col, Row } from 'antd';
import { useMemo } from 'react';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { useText } from '../../ui/use-text.ts';

type Rows = OutputOf<'figures.get'>['byRoleGroup'];
const shownAtMost = 12;

/** Who is heard: petitions by role group, kind of employment and workshop. */
export function ParticipationCard({ figures }: { figures: OutputOf<'figures.get'> }) {
  const t = useText();
  const parts = [
    { title: t('petition.roleGroup'), rows: figures.byRoleGroup, prefix: 'roleGroup' },
    { title: t('petition.employment'), rows: figures.byEmployment, prefix: 'employment' },
    { title: t('petition.workshop'), rows: figures.byWorkshop, prefix: '' },
  ];
  return (
    <Card size="small" title={t('figures.participation')}>
      <Row gutter={12}>
        {parts.map(({ title, rows, prefix }) => (
          <Col key={title} span={8}>
            <div style={{ color: '#4b5563' }}>{title}</div>
            <Bars rows={rows} prefix={prefix} label={`${t('figures.participation')}: ${title}`} />
          </Col>
        ))}
      </Row>
      {parts.some(({ rows }) => rows.some((row) => row.n === null)) && (
        <p style={{ color: '#4b5563' }}>{t('figures.smallGroups')}</p>
      )}
    </Card>
  );
}

function Bars({ rows, prefix, label }: { rows: Rows; prefix: string; label: string }) {
  const t = useText();
  const option = useMemo<ChartOption>(() => {
    const nameOf = (key: string): string => {
      const text = `${prefix}.${key}`;
      return key === '' ? t('notGiven') : isTextKey(text) ? t(text) : key;
    };
    const shown = rows.slice(0, shownAtMost).toReversed();
    return {
      grid: { left: 8, right: 32, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', data: shown.map((row) => nameOf(row.key)), axisTick: { show: false } },
      series: [
        {
          type: 'bar',
          data: shown.map((row) => row.n ?? 0),
          label: {
            show: true,
            position: 'right',
            formatter: ({ dataIndex }: { dataIndex: number }) => shown[dataIndex]?.n?.toString() ?? t('figures.hidden'),
          },
          itemStyle: { color: '#7a8699' },
          barMaxWidth: 16,
        },
      ],
    };
  }, [rows, prefix, t]);
  return <Chart option={option} label={label} height={Math.max(90, 26 * Math.min(rows.length, shownAtMost))} />;
}
