import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** A chart that follows its place's width. `label` says to a screen reader what it shows; the table beside it has the numbers. */
export function Chart({
  option,
  label,
  height = 260,
  onPick,
}: {
  option: ChartOption;
  label: string;
  height?: number;
  onPick?: (name: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(option);
    if (onPick !== undefined) chart.on('click', ({ name }) => onPick(name));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, onPick]);
  return (
    <figure aria-label={label} style={{ margin: 0 }}>
      <div ref={place} style={{ width: '100%', height }} />
    </figure>
  );
}
