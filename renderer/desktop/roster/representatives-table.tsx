import { CheckCircleOutlined, CloseCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Card, Empty, Flex, Table } from 'antd';
import { useEffect } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useRepresentatives } from '../../stores/roster.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

type Finding = OutputOf<'roster.representatives'>['findings'][number];

export function RepresentativesTable() {
  const t = useText();
  const { data, error, show, reload, leave } = useRepresentatives();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const rows = data?.representatives ?? [];
  return (
    <Flex vertical gap={12}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {rows.length > 0 && (
        <Card size="small" title={`${t('roster.rules')} · ${t('roster.count', { count: rows.length })}`}>
          <Flex gap={24} wrap>
            {data?.findings.map((finding) => (
              <FindingView key={finding.rule} finding={finding} />
            ))}
          </Flex>
        </Card>
      )}
      <Table
        size="small"
        rowKey="id"
        loading={data === undefined && error === undefined}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <Empty description={t('roster.empty')} /> }}
        columns={[
          { title: t('import.field.employeeNo'), dataIndex: 'employeeNo', width: 90 },
          { title: t('roster.name'), dataIndex: 'name', width: 90 },
          { title: t('petition.workshop'), dataIndex: 'workshop', width: 120, ellipsis: true },
          { title: t('import.field.position'), dataIndex: 'position', width: 140, ellipsis: true },
          {
            title: t('petition.roleGroup'),
            width: 100,
            render: (_, row) => (row.roleGroup === null ? '—' : t(`roleGroup.${row.roleGroup}`)),
          },
          { title: t('roster.constituency'), dataIndex: 'constituency', ellipsis: true },
          {
            title: t('roster.votes'),
            width: 230,
            render: (_, row) =>
              row.votesFor === null
                ? '—'
                : t('roster.votesOf', { entitled: row.entitledCount, present: row.presentCount, votes: row.votesFor }),
          },
          { title: t('roster.term'), width: 190, render: (_, row) => `${row.termFrom} – ${row.termTo}` },
        ]}
      />
    </Flex>
  );
}

/** One rule in a line: what it is, the numbers, and in words whether it is met. */
function FindingView({ finding }: { finding: Finding }) {
  const t = useText();
  const { rule, met, actual, needed } = finding;
  const sentence = rule === 'managers' ? 'finding.atMost' : rule === 'term' ? 'finding.allOf' : 'finding.atLeast';
  const text = t(met === 'advice' ? 'finding.fair' : sentence, { actual, needed });
  const color = met === 'advice' ? statusColor.neutral : met ? statusColor.good : statusColor.late;
  return (
    <div>
      <div style={{ color: '#4b5563' }}>{t(`finding.${rule}`)}</div>
      <div style={{ color }}>
        {met === 'advice' ? <InfoCircleOutlined /> : met ? <CheckCircleOutlined /> : <CloseCircleOutlined />} {text} ·{' '}
        {t(met === 'advice' ? 'roster.advice' : met ? 'roster.met' : 'roster.notMet')}
      </div>
    </div>
  );
}
