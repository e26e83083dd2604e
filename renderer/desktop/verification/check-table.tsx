import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import type { Verification } from '../../stores/verification.store.ts';
import { statusColor } from '../../ui/theme.ts';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { useText } from '../../ui/use-text.ts';
import { findingText } from './finding-text.ts';

type Row = Verification['checks'][number];

/** Every check with how much it looked at and what came of it: by a sign and a word, never by colour alone. */
export function CheckTable({ checks }: { checks: readonly Row[] }) {
  const t = useText();
  const { width } = useColumnWidth();
  return (
    <Table<Row>
      size="small"
      rowKey="check"
      pagination={false}
      dataSource={[...checks]}
      columns={[
        {
          title: t('verify.check'),
          render: (_, { check, first }) => (
            <>
              {t(`check.${check}`)}
              {first !== null && <div style={{ color: statusColor.neutral }}>{findingText(t, first)}</div>}
            </>
          ),
        },
        {
          title: t('verify.looked'),
          width: width(120),
          align: 'end',
          render: (_, { looked }) => looked.toLocaleString('en-US'),
        },
        { title: t('verify.result'), width: width(190), render: (_, row) => <Result row={row} /> },
      ]}
    />
  );
}

function Result({ row: { check, wrong } }: { row: Row }) {
  const t = useText();
  if (wrong === 0)
    return (
      <span style={{ color: statusColor.good }}>
        <CheckCircleOutlined /> {t('verify.ok')}
      </span>
    );
  const isClock = check === 'clock';
  return (
    <strong style={{ color: isClock ? statusColor.soon : statusColor.late }}>
      {isClock ? <ExclamationCircleOutlined /> : <CloseCircleOutlined />}{' '}
      {isClock ? t('verify.note') : t('verify.wrong', { count: wrong })}
    </strong>
  );
}
