import { Alert, Card, Col, DatePicker, Flex, Row, Spin, Typography } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useFigures } from '../../stores/figures.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { useText } from '../../ui/use-text.ts';
import { GroupTable } from './group-table.tsx';
import { MonthChart } from './month-chart.tsx';
import { ParticipationCard } from './participation-card.tsx';
import { PostersTable } from './posters-table.tsx';
import { RateCards } from './rate-cards.tsx';
import { SessionShares } from './session-shares.tsx';
import { useFiguresTable } from './figures-table.ts';

const format = 'YYYY-MM-DD';

/** 统计: the figures of a period, each with the numbers it was made from, each opening the list behind it. */
export function FiguresPage() {
  const t = useText();
  const today = useStatus((state) => state.data?.today);
  const { data, error, show, reload, leave } = useFigures();
  const [period, setPeriod] = useState<[Dayjs, Dayjs]>(() => [dayjs(today).startOf('year'), dayjs(today)]);
  const table = useFiguresTable(data);
  const [from, to] = [period[0].format(format), period[1].format(format)];
  useEffect(() => {
    void show({ from, to });
  }, [from, to, show]);
  useEffect(() => leave, [leave]);
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0, marginInlineEnd: 'auto' }}>
          {t('place.figures')}
        </Typography.Title>
        <DatePicker.RangePicker
          aria-label={t('figures.period')}
          allowClear={false}
          value={period}
          onChange={(chosen) => {
            const [first, last] = chosen ?? [];
            if (first && last) setPeriod([first, last]);
          }}
          presets={[
            { label: t('figures.thisYear'), value: [dayjs(today).startOf('year'), dayjs(today)] },
            {
              label: t('figures.lastYear'),
              value: [dayjs(today).subtract(1, 'year').startOf('year'), dayjs(today).subtract(1, 'year').endOf('year')],
            },
            { label: t('figures.thisMonth'), value: [dayjs(today).startOf('month'), dayjs(today)] },
          ]}
        />
        {table !== undefined && <ExportButton table={() => table} />}
      </Flex>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {data === undefined && error === undefined && <Spin />}
      {data !== undefined && (
        <>
          <RateCards figures={data} />
          {(data.outOfScope > 0 || data.merged > 0) && (
            <Alert
              type="info"
              showIcon
              title={t('figures.leftOut', { outOfScope: data.outOfScope, merged: data.merged })}
            />
          )}
          <Row gutter={[12, 12]}>
            <Col span={12}>
              <Card size="small" title={t('figures.byMonth')}>
                <MonthChart figures={data} />
              </Card>
            </Col>
            <Col span={12}>
              <Card size="small" title={t('figures.sessions')}>
                <SessionShares figures={data} />
              </Card>
            </Col>
            <Col span={24}>
              <Card size="small" title={t('figures.byCategory')}>
                <GroupTable
                  rows={data.byCategory}
                  name={(key) => (key === '' ? t('class.none') : t(`category.${key as 'remuneration'}`))}
                  filter="category"
                />
              </Card>
            </Col>
            <Col span={24}>
              <Card size="small" title={t('figures.byClass')}>
                <GroupTable
                  rows={data.byClass}
                  name={(key) => (key === '' ? t('class.none') : t(`class.${key as 'immediate'}`))}
                  filter="class"
                />
              </Card>
            </Col>
            <Col span={24}>
              <ParticipationCard figures={data} />
            </Col>
            {data.byPoster.length > 0 && (
              <Col span={12}>
                <PostersTable rows={data.byPoster} />
              </Col>
            )}
          </Row>
        </>
      )}
    </Flex>
  );
}
