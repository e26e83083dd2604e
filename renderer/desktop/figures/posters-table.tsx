import { Card, Table } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useText } from '../../ui/use-text.ts';

type Rows = OutputOf<'figures.get'>['byPoster'];

/** Where petitions come from that came by phone: by the place of the poster. */
export function PostersTable({ rows }: { rows: Rows }) {
  const t = useText();
  return (
    <Card size="small" title={t('figures.posters')}>
      <Table
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={[...rows]}
        columns={[
          { title: t('host.posterPlace'), dataIndex: 'key' },
          { title: t('figures.received'), align: 'right', render: (_, { n }) => n ?? t('figures.hidden') },
        ]}
      />
      <p style={{ color: '#4b5563', margin: '8px 0 0' }}>
        {t('figures.postersHint')}
        {rows.some(({ n }) => n === null) && ` ${t('figures.smallGroups')}`}
      </p>
    </Card>
  );
}
