import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Empty, Table } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** Each session of the period with its share of representatives, and whether it counts. */
export function SessionShares({ figures }: { figures: OutputOf<'figures.get'> }) {
  const t = useText();
  return (
    <Table
      size="small"
      rowKey="sessionNo"
      pagination={false}
      scroll={{ y: 200 }}
      dataSource={figures.sessions}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('figures.noSessions')} /> }}
      columns={[
        { title: t('figures.heldOn'), dataIndex: 'heldOn', width: '8em' },
        { title: t('petition.title'), dataIndex: 'title', ellipsis: true },
        {
          title: t('figures.share'),
          width: '10em',
          render: (_, row) =>
            row.percent === null ? '—' : `${row.percent}% (${row.representatives}/${row.deliberating})`,
        },
        {
          title: t('figures.valid'),
          width: '6em',
          render: (_, row) => (
            <span style={{ color: row.valid ? statusColor.good : statusColor.neutral }}>
              {row.valid ? <CheckCircleOutlined /> : <CloseCircleOutlined />} {t(row.valid ? 'yes' : 'no')}
            </span>
          ),
        },
      ]}
    />
  );
}
