import { Empty, Flex, Table, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSessions, type SessionRow } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { NextSession } from './next-session.tsx';

/** The next session on top, ready to be convened; below it everything that was held. */
export function SessionListPage() {
  const t = useText();
  const { large, width } = useColumnWidth();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const { data, error, show, reload, leave } = useSessions();
  useEffect(() => {
    void show({ limit: 200 });
    return leave;
  }, [show, leave]);
  return (
    <Flex vertical gap={12}>
      <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
        {t('place.sessions')}
      </Typography.Title>
      {(role === 'chair' || role === 'officer') && <NextSession />}
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Table<SessionRow>
        size="small"
        rowKey="id"
        title={() => <strong>{t('session.all')}</strong>}
        loading={data === undefined && error === undefined}
        dataSource={data?.rows ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty description={t('session.empty')} /> }}
        columns={[
          { title: t('session.no'), dataIndex: 'sessionNo', width: width(84) },
          {
            title: t('session.name'),
            ellipsis: true,
            render: (_, row) => <Link href={`/sessions/${row.id}`}>{row.title}</Link>,
          },
          { title: t('session.kind'), width: width(100), render: (_, row) => t(`sessionKind.${row.kind}`) },
          { title: t('session.time'), width: width(150), render: (_, row) => moment(row.scheduledAt, locale) },
          // The session's own page has it too.
          ...(large ? [] : [{ title: t('session.place'), dataIndex: 'place', width: width(130), ellipsis: true }]),
          { title: t('session.state'), width: width(110), render: (_, row) => t(`sessionState.${row.state}`) },
          {
            title: t('session.items'),
            width: width(120),
            render: (_, { concluded, items }) => t('session.itemsDone', { concluded, items }),
          },
          { title: t('session.share'), width: width(140), render: (_, row) => <Share row={row} /> },
        ]}
      />
    </Flex>
  );
}

/** With how many it opened, and whether both gates held. */
function Share({ row }: { row: SessionRow }) {
  const t = useText();
  const { openedRepresentatives: representatives, openedDeliberating: deliberating } = row;
  if (representatives === null || deliberating === null) return '—';
  return (
    <>
      <div>{t('session.shareOf', { representatives, deliberating })}</div>
      <VerdictLine ok={row.gatesHeld === true}>
        {t(row.gatesHeld === true ? 'session.valid' : 'session.notValid')}
      </VerdictLine>
    </>
  );
}
