import { Empty, Flex, Table, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useEvaluations, type EvaluationRow } from '../../stores/evaluations.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { useText } from '../../ui/use-text.ts';
import { ShownResultText } from './shown-result.tsx';

/** Every session that has been held, with what it was rated. */
export function EvaluationListPage() {
  const t = useText();
  const { width } = useColumnWidth();
  const locale = usePreferences((state) => state.locale);
  const { data, error, show, reload, leave } = useEvaluations();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <Flex vertical gap={12}>
      <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
        {t('place.evaluation')}
      </Typography.Title>
      {data !== undefined && (
        <div style={{ color: '#4b5563' }}>{t('evaluation.purpose', { count: data.shownFrom })}</div>
      )}
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Table<EvaluationRow>
        size="small"
        rowKey="sessionId"
        loading={data === undefined && error === undefined}
        dataSource={data?.sessions ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty description={t('evaluation.empty')} /> }}
        columns={[
          {
            title: t('evaluation.session'),
            ellipsis: true,
            render: (_, row) => (
              <Link href={`/evaluation/${row.sessionId}`}>
                {row.sessionNo} {row.title}
              </Link>
            ),
          },
          { title: t('evaluation.heldOn'), width: width(170), render: (_, row) => longDay(row.heldOn, locale) },
          { title: t('evaluation.round'), width: width(200), render: (_, row) => <Round row={row} /> },
          {
            title: t('evaluation.satisfaction'),
            width: width(200),
            render: (_, row) => <ShownResultText result={row.satisfaction} open={row.round === 'open'} />,
          },
          {
            title: t('evaluation.efficiency'),
            width: width(200),
            render: (_, row) => <ShownResultText result={row.efficiency} />,
          },
        ]}
      />
    </Flex>
  );
}

function Round({ row: { round, rated, entitled } }: { row: EvaluationRow }) {
  const t = useText();
  return (
    <>
      <div>{t(`evaluation.round.${round ?? 'none'}`)}</div>
      {round !== null && <div style={{ color: '#4b5563' }}>{t('evaluation.rated', { rated, entitled })}</div>}
    </>
  );
}
