import { Button, Empty, Progress, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo } from 'react';
import type { ActionGroup } from '../../../shared/domain/action.rules.ts';
import type { ActionItemId } from '../../../shared/ids.ts';
import type { ActionRow } from '../../stores/actions.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { shortDay } from '../../ui/dates.ts';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { useText } from '../../ui/use-text.ts';
import { ActionDueTag } from './action-state-tag.tsx';

/** What the table does without in large type; the drawer shows it all. */
const expendable: readonly unknown[] = ['responsible', 'origin', 'dueOn'];

/** A long measure is cut at its end; as a button it would be cut on both sides. */
const link = { padding: 0, maxWidth: '100%', justifyContent: 'flex-start' } as const;

export interface ActionsTableProps {
  readonly group: ActionGroup;
  readonly rows: readonly ActionRow[];
  readonly loading: boolean;
  onOpen(id: ActionItemId): void;
}

export function ActionsTable({ group, rows, loading, onOpen }: ActionsTableProps) {
  const t = useText();
  const columns = useColumns(onOpen);
  return (
    <Table<ActionRow>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...rows]}
      loading={loading}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 1000 }}
      onRow={(row) => ({ onDoubleClick: () => onOpen(row.id) })}
      locale={{ emptyText: <Empty description={t(`actionGroup.${group}.empty`)} /> }}
    />
  );
}

function useColumns(onOpen: (id: ActionItemId) => void): ColumnsType<ActionRow> {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const today = useStatus((state) => state.data?.today ?? '');
  const { large, width } = useColumnWidth();
  return useMemo(
    () => {
      const columns: ColumnsType<ActionRow> = [
        { title: t('actionItem.no'), dataIndex: 'actionNo', width: width(110) },
        {
          title: t('actionItem.what'),
          ellipsis: true,
          render: (_, row) => (
            <Button type="link" size="small" style={link} title={row.what} onClick={() => onOpen(row.id)}>
              <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{row.what}</span>
            </Button>
          ),
        },
        { title: t('actionItem.department'), dataIndex: 'department', width: width(110), ellipsis: true },
        {
          key: 'responsible',
          title: t('actionItem.responsible'),
          dataIndex: 'responsible',
          width: width(110),
          ellipsis: true,
        },
        {
          title: t('actionItem.state'),
          width: width(130),
          ellipsis: true,
          render: (_, row) => t(`actionState.${row.state}`),
        },
        {
          title: t('actionItem.percent'),
          width: width(110),
          render: (_, row) => (
            <Progress percent={row.percent} size="small" status="normal" aria-label={t('actionItem.percent')} />
          ),
        },
        {
          key: 'dueOn',
          title: t('actionItem.dueOn'),
          width: width(100),
          render: (_, row) => shortDay(row.dueOn, today, locale),
        },
        { title: t('actionItem.due'), width: width(220), render: (_, row) => <ActionDueTag item={row} /> },
        {
          key: 'origin',
          title: t('actionItem.origin'),
          width: width(100),
          ellipsis: true,
          render: (_, row) => row.petitionNo ?? row.sessionNo ?? '—',
        },
      ];
      return large ? columns.filter((column) => !expendable.includes(column.key)) : columns;
    },
    // `width` follows `large`.
    [t, locale, today, onOpen, large, width],
  );
}
