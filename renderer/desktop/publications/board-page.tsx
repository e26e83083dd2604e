import { DesktopOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Select, Table, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import {
  isVisible,
  publicationKinds,
  publicationStates,
  type PublicationKind,
  type PublicationState,
} from '../../../shared/domain/publication.rules.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { usePublications, type PublicationRow } from '../../stores/publications.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { openScreen } from '../../ui/open-screen.ts';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { useText } from '../../ui/use-text.ts';
import { LateCard } from './late-card.tsx';
import { NewNoticeDialog } from './new-notice-dialog.tsx';
import { PublicationStateTag } from './publication-state.tsx';
import { WallAddress } from './wall-address.tsx';

/** Everything that hangs or has hung on the board; drafts on top for the union's own people. */
export function BoardPage() {
  const t = useText();
  const { large, width } = useColumnWidth();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const mayDraft = role === 'chair' || role === 'officer';
  const [kinds, setKinds] = useState<PublicationKind[]>([]);
  const [states, setStates] = useState<PublicationState[]>([]);
  const [drafting, setDrafting] = useState(false);
  const { data, error, show, reload, leave } = usePublications();
  useEffect(() => {
    void show({ kinds, states });
  }, [show, kinds, states]);
  useEffect(() => leave, [leave]);
  const dayOr = (day: string | null): string => (day === null ? '—' : longDay(day, locale));
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0, marginInlineEnd: 'auto' }}>
          {t('place.board')}
        </Typography.Title>
        <Select<PublicationKind[]>
          mode="multiple"
          allowClear
          style={{ minWidth: '12rem' }}
          placeholder={t('publication.kind')}
          aria-label={t('publication.kind')}
          value={kinds}
          onChange={setKinds}
          options={publicationKinds.map((value) => ({ value, label: t(`publicationKind.${value}`) }))}
        />
        <Select<PublicationState[]>
          mode="multiple"
          allowClear
          style={{ minWidth: '10rem' }}
          placeholder={t('publication.state')}
          aria-label={t('publication.state')}
          value={states}
          onChange={setStates}
          options={publicationStates
            .filter((value) => mayDraft || isVisible(value))
            .map((value) => ({ value, label: t(`publicationState.${value}`) }))}
        />
        <Button icon={<DesktopOutlined />} onClick={() => openScreen('wall')}>
          {t('publication.wall')}
        </Button>
        {mayDraft && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
            {t('publication.new')}
          </Button>
        )}
      </Flex>
      {mayDraft && <WallAddress />}
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <LateCard />
      <Table<PublicationRow>
        size="small"
        rowKey="id"
        loading={data === undefined && error === undefined}
        dataSource={data?.rows ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: <Empty description={t(mayDraft ? 'publication.empty' : 'publication.emptyReader')} />,
        }}
        columns={[
          { title: t('publication.no'), dataIndex: 'publicationNo', width: width(110) },
          {
            title: t('publication.title'),
            ellipsis: true,
            render: (_, row) => <Link href={`/publications/${row.id}`}>{row.title}</Link>,
          },
          { title: t('publication.kind'), width: width(110), render: (_, row) => t(`publicationKind.${row.kind}`) },
          {
            title: t('publication.state'),
            width: width(120),
            render: (_, row) => <PublicationStateTag state={row.state} noticeUntil={row.noticeUntil} />,
          },
          { title: t('publication.releasedOn'), width: width(165), render: (_, row) => dayOr(row.releasedOn) },
          ...(large
            ? []
            : [
                {
                  title: t('publication.noticeUntil'),
                  width: width(165),
                  render: (_: unknown, row: PublicationRow) => dayOr(row.noticeUntil),
                },
              ]),
          {
            title: t('publication.objections'),
            width: width(130),
            render: (_, { objections, unanswered }) => (
              <>
                {objections}
                {unanswered > 0 && (
                  <div style={{ color: '#b3261e' }}>{t('publication.unanswered', { count: unanswered })}</div>
                )}
              </>
            ),
          },
        ]}
      />
      {drafting && <NewNoticeDialog onClose={() => setDrafting(false)} />}
    </Flex>
  );
}
