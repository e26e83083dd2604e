import { DatePicker, Flex, Select, Tabs, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { actionGroups, type ActionGroup } from '../../../shared/domain/action.rules.ts';
import type { ActionItemId } from '../../../shared/ids.ts';
import { useActions } from '../../stores/actions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { ActionDrawer } from './action-drawer.tsx';
import { ActionsTable } from './actions-table.tsx';

interface Filter {
  readonly department?: string;
  readonly from?: string;
  readonly to?: string;
}

/** 落实: what has been promised, by when, and how it stands. */
export function ActionsPage() {
  const t = useText();
  const [group, setGroup] = useState<ActionGroup>('open');
  const [filter, setFilter] = useState<Filter>({});
  const [open, setOpen] = useState<ActionItemId>();
  const { input, data, error, busy, show, reload, leave } = useActions();
  useEffect(() => {
    void show({ group, ...filter });
  }, [group, filter, show]);
  useEffect(() => leave, [leave]);
  const rows = data?.rows ?? [];
  const hidden = data !== undefined && input?.group === group && data.counts[group] > rows.length;
  return (
    <Flex vertical gap={8}>
      <Flex gap={12} align="center" wrap>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0, marginInlineEnd: 'auto' }}>
          {t('place.actions')}
        </Typography.Title>
        <Select
          allowClear
          showSearch
          placeholder={t('actionItem.allDepartments')}
          aria-label={t('actionItem.department')}
          style={{ width: '12rem' }}
          value={filter.department}
          options={(data?.departments ?? []).map((value) => ({ value, label: value }))}
          onChange={(department: string | undefined) =>
            setFilter(({ department: _before, ...rest }) => (department === undefined ? rest : { ...rest, department }))
          }
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          aria-label={t('actionItem.dueRange')}
          onChange={(days) => {
            const from = days?.[0]?.format('YYYY-MM-DD');
            const to = days?.[1]?.format('YYYY-MM-DD');
            setFilter(({ department }) => ({
              ...(department === undefined ? {} : { department }),
              ...(from === undefined ? {} : { from }),
              ...(to === undefined ? {} : { to }),
            }));
          }}
        />
      </Flex>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Tabs
        activeKey={group}
        onChange={(key) => setGroup(actionGroups.find((known) => known === key) ?? 'open')}
        items={actionGroups.map((key) => ({
          key,
          label: data === undefined ? t(`actionGroup.${key}`) : `${t(`actionGroup.${key}`)} (${data.counts[key]})`,
        }))}
      />
      {hidden && <span style={{ color: '#4b5563' }}>{t('actionItem.firstShown', { count: rows.length })}</span>}
      <ActionsTable group={group} rows={rows} loading={busy} onOpen={setOpen} />
      {open !== undefined && <ActionDrawer actionItemId={open} onClose={() => setOpen(undefined)} />}
    </Flex>
  );
}
