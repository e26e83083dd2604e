import { Alert, Card, Col, Empty, Flex, Row, Spin, Statistic, Table, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useToday } from '../../stores/today.store.ts';
import { longDay } from '../../ui/dates.ts';
import { DueTag } from '../../ui/due-tag.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FourSteps } from '../../ui/four-steps.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';
import { BackupWarning } from '../backup/backup-warning.tsx';

type Overview = OutputOf<'today.overview'>;
type Row = Overview['due'][number];

/** 待办: what is owed today, before anything else. */
export function TodayPage() {
  const t = useText();
  const { locale, large } = usePreferences();
  const { data, error, show, reload, leave } = useToday();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  if (error !== undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  const numbers = [
    {
      title: t('today.overdue'),
      value: data.overdueCount,
      color: data.overdueCount > 0 ? statusColor.late : statusColor.good,
    },
    {
      title: t('today.dueSoon'),
      value: data.dueSoonCount,
      color: data.dueSoonCount > 0 ? statusColor.soon : statusColor.good,
    },
    { title: t('today.untriaged'), value: data.untriagedCount, color: statusColor.neutral },
    { title: t('today.open'), value: data.openCount, color: statusColor.neutral },
  ];
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="baseline">
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
          {t('today.title')}
        </Typography.Title>
        <span style={{ color: '#4b5563' }}>{longDay(data.today, locale)}</span>
      </Flex>
      <BackupWarning withLink />
      {!data.isWorkingDay && <Alert showIcon type="info" title={t('today.restDay')} />}
      <FourSteps counts={data.steps} />
      {data.nextSession !== null && (
        <Alert
          showIcon
          type={data.nextSession.state === 'open' ? 'warning' : 'info'}
          title={
            <Link href={`/sessions/${data.nextSession.id}`}>
              {t(data.nextSession.state === 'open' ? 'today.sessionOpen' : 'today.nextSession', {
                title: data.nextSession.title,
                day: longDay(data.nextSession.scheduledOn, locale),
              })}
            </Link>
          }
        />
      )}
      <Row gutter={12}>
        {numbers.map(({ title, value, color }) => (
          <Col key={title} span={6}>
            <Card size="small">
              <Statistic title={title} value={value} styles={{ content: { color } }} />
            </Card>
          </Col>
        ))}
      </Row>
      <Row gutter={[12, 12]}>
        <Col span={large ? 24 : 14}>
          <List title={t('today.dueList')} rows={data.due} empty={t('today.nothingDue')} />
        </Col>
        <Col span={large ? 24 : 10}>
          <Flex vertical gap={12}>
            <Promises promises={data.promises} late={data.promisesLate} />
            <List title={t('today.untriagedList')} rows={data.untriaged} empty={t('today.nothingUntriaged')} />
          </Flex>
        </Col>
      </Row>
    </Flex>
  );
}

/** What was promised to the workers and is due: the union presses, the department delivers. */
function Promises({ promises, late }: { promises: Overview['promises']; late: number }) {
  const t = useText();
  return (
    <Card
      size="small"
      title={late === 0 ? t('today.promises') : `${t('today.promises')} · ${t('today.overdue')} ${late}`}
      extra={<Link href="/actions">{t('place.actions')}</Link>}
    >
      <Table
        size="small"
        rowKey="id"
        showHeader={false}
        pagination={false}
        scroll={{ y: 200 }}
        dataSource={[...promises]}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('today.nothingPromised')} />,
        }}
        columns={[
          { ellipsis: true, render: (_, row) => <span title={row.what}>{row.what}</span> },
          { width: '7em', ellipsis: true, dataIndex: 'department' },
          { width: '11em', render: (_, row) => <DueTag dueOn={row.dueOn} workingDays={row.workingDaysLeft} /> },
        ]}
      />
    </Card>
  );
}

function List({ title, rows, empty }: { title: string; rows: readonly Row[]; empty: string }) {
  const t = useText();
  const hasDeadlines = rows.some((row) => row.nextDueOn !== null);
  return (
    <Card size="small" title={title}>
      <Table
        size="small"
        rowKey="id"
        showHeader={false}
        pagination={false}
        scroll={{ y: 320 }}
        dataSource={[...rows]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
        columns={[
          { dataIndex: 'petitionNo', width: '7em' },
          { ellipsis: true, render: (_, row) => <Link href={`/petitions/${row.id}`}>{row.title}</Link> },
          { width: '9em', render: (_, row) => t(`petitionState.${row.state}`) },
          ...(hasDeadlines
            ? [
                {
                  width: '16em',
                  render: (_: unknown, row: Row) => (
                    <DueTag dueOn={row.nextDueOn} workingDays={row.workingDaysLeft} provisional={row.dueProvisional} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
