import { useMemo } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { statusColor, unionRed } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** Petitions by month as bars, response and resolution rate as lines. */
export function MonthChart({ figures }: { figures: OutputOf<'figures.get'> }) {
  const t = useText();
  const option = useMemo<ChartOption>(
    () => ({
      tooltip: { trigger: 'axis' },
      legend: { bottom: 0 },
      grid: { left: 40, right: 44, top: 16, bottom: 48 },
      xAxis: { type: 'category', data: figures.byMonth.map((month) => month.key) },
      yAxis: [
        { type: 'value', minInterval: 1 },
        { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
      ],
      series: [
        {
          type: 'bar',
          name: t('figures.received'),
          data: figures.byMonth.map((month) => month.received),
          itemStyle: { color: '#c9ced6' },
        },
        {
          type: 'line',
          yAxisIndex: 1,
          name: t('figures.response'),
          data: figures.byMonth.map((month) => month.rates.response.percent ?? '-'),
          itemStyle: { color: statusColor.going },
        },
        {
          type: 'line',
          yAxisIndex: 1,
          name: t('figures.resolution'),
          data: figures.byMonth.map((month) => month.rates.resolution.percent ?? '-'),
          itemStyle: { color: unionRed },
          lineStyle: { type: 'dashed' },
        },
      ],
    }),
    [figures, t],
  );
  return <Chart option={option} label={t('figures.byMonth')} />;
}
