import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { PublicationId } from '../../../shared/ids.ts';
import { usePublication } from '../../stores/publications.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { EditNotice } from './edit-notice.tsx';
import { NoticeActs } from './notice-acts.tsx';
import { NoticeSheet } from './notice-sheet.tsx';
import { Objections } from './objections.tsx';
import { PublicationStateTag } from './publication-state.tsx';

/** One notice: as it hangs on the wall, what can be done with it, and what was objected. */
export function NoticePage({ publicationId }: { publicationId: string }) {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const { data, error, show, reload, leave } = usePublication();
  useEffect(() => {
    // The path is text; the door refuses what is no id.
    void show({ publicationId: publicationId as PublicationId });
    return leave;
  }, [publicationId, show, leave]);
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap className="no-print">
        <Link href="/publications">
          <Button icon={<ArrowLeftOutlined />}>{t('publication.back')}</Button>
        </Link>
        <Typography.Title level={1} style={{ fontSize: '1.3em', margin: 0 }}>
          {data.publicationNo}
        </Typography.Title>
        <PublicationStateTag state={data.state} noticeUntil={data.noticeUntil} />
        <span style={{ flex: 1 }} />
        {!editing && <NoticeActs notice={data} onEdit={() => setEditing(true)} />}
      </Flex>
      {data.personalData.length > 0 && data.state === 'draft' && (
        <Alert
          showIcon
          type="warning"
          title={t('publication.personal', {
            count: data.personalData.length,
            found: data.personalData.map(({ found }) => found).join(t('punct.and')),
          })}
        />
      )}
      {data.replacedBy !== null && (
        <Alert
          showIcon
          type="warning"
          title={
            <Link href={`/publications/${data.replacedBy.id}`}>
              {t('publication.replacedBy', { no: data.replacedBy.publicationNo })}
            </Link>
          }
        />
      )}
      {data.withdrawReason !== null && (
        <Alert showIcon type="error" title={t('publication.withdrawnBecause', { reason: data.withdrawReason })} />
      )}
      {editing && data.state === 'draft' ? (
        <EditNotice notice={data} onDone={() => setEditing(false)} />
      ) : (
        <Flex gap={12} align="start" wrap>
          <NoticeSheet notice={data} />
          {data.state !== 'draft' && <Objections notice={data} />}
        </Flex>
      )}
    </Flex>
  );
}
