import { Button, Flex, Table } from 'antd';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { EntryRow } from '../../stores/verification.store.ts';
import { moment } from '../../ui/dates.ts';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { useText } from '../../ui/use-text.ts';
import { callText } from './finding-text.ts';

interface EntriesTableProps {
  readonly rows: readonly EntryRow[];
  readonly busy?: boolean;
  /** Asks for the entries before those shown; left out where there are none. */
  readonly onMore?: (() => void) | undefined;
}

/** Who did what and when, by number, newest first. */
export function EntriesTable({ rows, busy = false, onMore }: EntriesTableProps) {
  const t = useText();
  const { width } = useColumnWidth();
  return (
    <Flex vertical gap={8}>
      <Table<EntryRow>
        size="small"
        rowKey="seq"
        loading={busy && rows.length === 0}
        pagination={false}
        dataSource={[...rows]}
        columns={[
          { title: t('verify.entryNo'), dataIndex: 'seq', width: width(90) },
          { title: t('verify.entryAt'), width: width(230), render: (_, row) => <Time row={row} /> },
          { title: t('verify.entryWho'), width: width(230), render: (_, row) => <Who row={row} /> },
          { title: t('verify.entryWhat'), render: (_, row) => callText(t, row.call) },
          { title: t('verify.entryAbout'), width: width(130), render: (_, row) => row.number ?? '—' },
        ]}
      />
      {rows.some((row) => row.toTheHour) && <div style={{ color: '#4b5563' }}>{t('verify.toTheHourWhy')}</div>}
      {onMore !== undefined && (
        <Button style={{ alignSelf: 'center' }} loading={busy} onClick={onMore}>
          {t('verify.more')}
        </Button>
      )}
    </Flex>
  );
}

function Time({ row: { at, toTheHour } }: { row: EntryRow }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  if (!toTheHour) return moment(at, locale);
  return t('verify.toTheHour', { at: moment(at, locale) });
}

function Who({ row: { role, name } }: { row: EntryRow }) {
  const t = useText();
  if (role === null) return name ?? t('verify.program');
  return name === null ? t(`role.${role}`) : `${t(`role.${role}`)} ${name}`;
}
