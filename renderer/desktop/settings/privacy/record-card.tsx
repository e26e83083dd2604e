import { Button, Card, Table, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { usePreferences } from '../../../stores/preferences.store.ts';
import { usePrivacyList } from '../../../stores/privacy.store.ts';
import { useSignedIn } from '../../../stores/signed-in.store.ts';
import { longDay } from '../../../ui/dates.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useText } from '../../../ui/use-text.ts';
import { NoteDialog, type ActOn } from './note-dialog.tsx';

type Hold = OutputOf<'privacy.list'>['holds'][number];
type Erasure = OutputOf<'privacy.list'>['erasures'][number];

/** What is and was held for legal reasons, and what was erased: that it was, never what it was. */
export function RecordCard() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = usePrivacyList();
  const [acting, setActing] = useState<ActOn>();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const no = {
    title: t('petition.no'),
    width: '8em',
    render: (_: unknown, row: Hold | Erasure) => <Link href={`/petitions/${row.petitionId}`}>{row.petitionNo}</Link>,
  };
  const pagination = { pageSize: 6, hideOnSinglePage: true, showSizeChanger: false };
  return (
    <>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Card size="small" title={t('privacy.holds')}>
        <Table<Hold>
          size="small"
          rowKey={(row) => `${row.petitionId}${row.from}${row.liftedOn ?? ''}`}
          dataSource={data?.holds ?? []}
          pagination={pagination}
          locale={{ emptyText: t('privacy.noHolds') }}
          columns={[
            no,
            { title: t('privacy.reason'), dataIndex: 'reason' },
            { title: t('privacy.from'), render: (_, row) => `${longDay(row.from, locale)} ${row.by}` },
            {
              title: t('privacy.liftedOn'),
              render: (_, row) =>
                row.liftedOn === null ? (
                  <Tag color="#9a3412">{t('privacy.standing')}</Tag>
                ) : (
                  `${longDay(row.liftedOn, locale)} ${row.liftNote}`
                ),
            },
            {
              title: '',
              render: (_, row) =>
                isChair &&
                row.liftedOn === null && (
                  <Button size="small" onClick={() => setActing({ act: 'lift', ...row })}>
                    {t('privacy.lift')}
                  </Button>
                ),
            },
          ]}
        />
      </Card>
      <Card size="small" title={t('privacy.erasures')}>
        <Table<Erasure>
          size="small"
          rowKey={(row) => `${row.petitionId}${row.on}${row.identity}${row.messages}`}
          dataSource={data?.erasures ?? []}
          pagination={pagination}
          locale={{ emptyText: t('privacy.noErasures') }}
          columns={[
            no,
            { title: t('privacy.erasedOn'), render: (_, row) => longDay(row.on, locale) },
            {
              title: t('privacy.what'),
              render: (_, row) =>
                [
                  row.identity ? t('privacy.whatIdentity') : '',
                  row.messages > 0 ? t('privacy.whatMessages', { count: row.messages }) : '',
                ]
                  .filter((part) => part !== '')
                  .join(t('punct.and')),
            },
            { title: t('privacy.ground'), render: (_, row) => t(`erasureGround.${row.ground}`) },
            { title: t('field.privacy.note'), dataIndex: 'note' },
            { title: t('privacy.by'), render: (_, row) => row.by ?? t('privacy.byProgram') },
          ]}
        />
      </Card>
      {acting !== undefined && <NoteDialog of={acting} onClose={() => setActing(undefined)} />}
    </>
  );
}
