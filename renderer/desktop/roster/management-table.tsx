import { Empty, Table } from 'antd';
import { useEffect } from 'react';
import { useManagement } from '../../stores/roster.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';

export function ManagementTable() {
  const t = useText();
  const { data, error, show, reload, leave } = useManagement();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Table
        size="small"
        rowKey="id"
        loading={data === undefined && error === undefined}
        dataSource={data ?? []}
        pagination={false}
        locale={{ emptyText: <Empty description={t('roster.emptyManagement')} /> }}
        columns={[
          { title: t('roster.name'), dataIndex: 'name', width: 100 },
          { title: t('roster.position'), dataIndex: 'position', width: 180 },
          {
            title: t('roster.standing'),
            width: 240,
            render: (_, row) =>
              [
                row.isChief ? t('roster.chief') : '',
                row.isLegalRepresentative ? t('roster.legalRepresentative') : '',
                row.isExecutiveInCharge ? t('roster.executiveInCharge') : '',
              ]
                .filter(Boolean)
                .join('、') || '—',
          },
          { title: t('roster.remit'), dataIndex: 'remit' },
          { title: t('import.field.termTo'), width: 120, render: (_, row) => row.termTo ?? '—' },
        ]}
      />
    </>
  );
}
