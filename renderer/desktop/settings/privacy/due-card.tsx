import { Button, Card, Empty, Flex, Input, Table, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { call } from '../../../api/backend.ts';
import { usePreferences } from '../../../stores/preferences.store.ts';
import { useDueErasures } from '../../../stores/privacy.store.ts';
import { useSignedIn } from '../../../stores/signed-in.store.ts';
import { longDay } from '../../../ui/dates.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useText } from '../../../ui/use-text.ts';
import { NoteDialog, type ActOn, type PrivacyAct } from './note-dialog.tsx';

type Row = OutputOf<'privacy.due'>['rows'][number];

/** Whose identity goes when; the chair erases or holds one, also by the number of a petition that is still open. */
export function DueCard() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = useDueErasures();
  const [acting, setActing] = useState<ActOn>();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <Card
      size="small"
      title={t('privacy.due')}
      extra={data !== undefined && data.total > 0 && t('privacy.dueCount', { count: data.total })}
    >
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Table<Row>
        size="small"
        rowKey="petitionId"
        loading={data === undefined && error === undefined}
        dataSource={data?.rows ?? []}
        pagination={{ pageSize: 6, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('privacy.dueNone')} /> }}
        columns={[
          {
            title: t('petition.no'),
            render: (_, row) => <Link href={`/petitions/${row.petitionId}`}>{row.petitionNo}</Link>,
          },
          { title: t('privacy.endedOn'), render: (_, row) => longDay(row.endedOn, locale) },
          {
            title: t('privacy.erasedOn'),
            render: (_, row) => (row.held ? <Tag>{t('privacy.held')}</Tag> : longDay(row.erasedOn, locale)),
          },
          {
            title: '',
            render: (_, row) =>
              isChair && (
                <Flex gap={8} justify="end">
                  {!row.held && (
                    <Button size="small" onClick={() => setActing({ act: 'hold', ...row })}>
                      {t('privacy.hold')}
                    </Button>
                  )}
                  {!row.held && (
                    <Button size="small" danger onClick={() => setActing({ act: 'erase', ...row })}>
                      {t('privacy.erase')}
                    </Button>
                  )}
                </Flex>
              ),
          },
        ]}
      />
      {isChair && <ByNumber onAct={setActing} />}
      {acting !== undefined && <NoteDialog of={acting} onClose={() => setActing(undefined)} />}
    </Card>
  );
}

/** A person comes and asks, and the petition is not closed yet: it is found by its number. */
function ByNumber({ onAct }: { onAct: (of: ActOn) => void }) {
  const t = useText();
  const [no, setNo] = useState('');
  const [missing, setMissing] = useState<string>();
  const act = useAct();
  const find = (kind: PrivacyAct): void => {
    const petitionNo = no.trim();
    setMissing(undefined);
    void act.run(async () => {
      const { rows } = await call('petition.list', { words: petitionNo });
      const found = rows.find((row) => row.petitionNo === petitionNo);
      if (found === undefined) setMissing(petitionNo);
      else onAct({ act: kind, petitionId: found.id, petitionNo });
    });
  };
  return (
    <div style={{ marginTop: 12 }}>
      <Flex gap={8} align="center" wrap>
        <label htmlFor="privacy-number">{t('privacy.byNumber')}</label>
        <Input
          id="privacy-number"
          style={{ width: '16em' }}
          placeholder={t('privacy.byNumberHint')}
          value={no}
          maxLength={20}
          onChange={(event) => setNo(event.target.value)}
        />
        <Button disabled={no.trim() === ''} loading={act.busy} onClick={() => find('hold')}>
          {t('privacy.hold')}
        </Button>
        <Button danger disabled={no.trim() === ''} loading={act.busy} onClick={() => find('erase')}>
          {t('privacy.erase')}
        </Button>
      </Flex>
      {missing !== undefined && <div role="alert">{t('privacy.notFound', { petitionNo: missing })}</div>}
      <ErrorNotice error={act.error} />
    </div>
  );
}
