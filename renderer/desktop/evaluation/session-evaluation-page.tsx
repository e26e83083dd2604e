import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Spin, Table, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { SessionId } from '../../../shared/ids.ts';
import { useEvaluation, type EvaluationDetail } from '../../stores/evaluations.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { EfficiencyCard } from './efficiency-card.tsx';
import { RoundCard } from './round-card.tsx';
import { ResultCard, ShownResultText } from './shown-result.tsx';

type RatedPetition = EvaluationDetail['petitions'][number];

/** The evaluation of one session: the round of the representatives, management's score, and what came out. */
export function SessionEvaluationPage({ sessionId }: { sessionId: string }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { data, error, show, reload, leave } = useEvaluation();
  useEffect(() => {
    // The path is text; the door refuses what is no id.
    void show({ sessionId: sessionId as SessionId });
    return leave;
  }, [sessionId, show, leave]);
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  const open = data.state === 'open';
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Link href="/evaluation">
          <Button icon={<ArrowLeftOutlined />}>{t('place.evaluation')}</Button>
        </Link>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
          {data.title}
        </Typography.Title>
        <span style={{ color: '#4b5563' }}>{longDay(data.heldOn, locale)}</span>
        <Link href={`/sessions/${data.sessionId}`}>{t('evaluation.session')}</Link>
      </Flex>
      <Flex gap={12} align="start" wrap>
        <Flex vertical gap={12} style={{ flex: 1, minWidth: '34rem' }}>
          <RoundCard evaluation={data} />
          {data.state !== null && <Petitions petitions={data.petitions} open={open} />}
        </Flex>
        <Flex vertical gap={12} style={{ width: '22rem' }}>
          <Card size="small" title={t('evaluation.bySession')}>
            <Flex vertical gap={16}>
              <ResultCard title={t('evaluation.satisfaction')} result={data.satisfaction} open={open} />
              <ResultCard title={t('evaluation.efficiency')} result={data.efficiency} />
            </Flex>
          </Card>
          {data.ratedEfficiency !== null && <EfficiencyCard sessionId={data.sessionId} given={data.ratedEfficiency} />}
        </Flex>
      </Flex>
    </Flex>
  );
}

function Petitions({ petitions, open }: { petitions: readonly RatedPetition[]; open: boolean }) {
  const t = useText();
  return (
    <Table<RatedPetition>
      size="small"
      rowKey="id"
      title={() => <strong>{t('evaluation.byPetition')}</strong>}
      dataSource={[...petitions]}
      pagination={false}
      locale={{ emptyText: t('evaluation.noPetitions') }}
      columns={[
        {
          title: t('evaluation.petition'),
          ellipsis: true,
          render: (_, row) => (
            <Link href={`/petitions/${row.id}`}>
              {row.petitionNo} {row.title}
            </Link>
          ),
        },
        {
          title: t('evaluation.satisfaction'),
          width: '16em',
          render: (_, row) => <ShownResultText result={row.result} open={open} />,
        },
      ]}
    />
  );
}
