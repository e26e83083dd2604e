import { Table, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useOpenings } from '../stores/identity.store.ts';
import { usePreferences } from '../stores/preferences.store.ts';
import { useSignedIn } from '../stores/signed-in.store.ts';
import { moment } from './dates.ts';
import { ErrorNotice } from './error-notice.tsx';
import { useText } from './use-text.ts';

/** How many identities were opened, and each time why: what keeps the one who may open them honest. */
export function OpeningsTable() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const isObserver = useSignedIn((state) => state.account?.role === 'observer');
  const { data, error, show, reload, leave } = useOpenings();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const openings = data?.openings ?? [];
  return (
    <section aria-label={t('identity.openings')}>
      <Typography.Title level={2} style={{ fontSize: '1.1em', marginTop: 0 }}>
        {t('identity.openings')}
      </Typography.Title>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {data !== undefined && <p>{t('identity.openings.count', { count: openings.length, sealed: data.sealed })}</p>}
      <Table
        size="small"
        rowKey="id"
        loading={data === undefined && error === undefined}
        dataSource={openings}
        locale={{ emptyText: t('identity.openings.none') }}
        pagination={openings.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        columns={[
          { title: t('identity.openedAt'), width: '13em', render: (_, row) => moment(row.at, locale) },
          {
            title: t('identity.petition'),
            width: '8em',
            render: (_, row) =>
              isObserver ? row.petitionNo : <Link href={`/petitions/${row.petitionId}`}>{row.petitionNo}</Link>,
          },
          { title: t('identity.purpose'), width: '9em', render: (_, row) => t(`identity.purpose.${row.purpose}`) },
          { title: t('identity.reason'), dataIndex: 'reason' },
          { title: t('identity.openedBy'), width: '9em', dataIndex: 'openedBy' },
        ]}
      />
    </section>
  );
}
