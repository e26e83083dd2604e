import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { isTextKey, type Translate } from '../../../shared/i18n/translate.ts';
import type { PublicationId } from '../../../shared/ids.ts';
import { usePublication, type PublicationDetail } from '../../stores/publications.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { refusalText, type WireVerdict } from '../../ui/verdict-line.tsx';
import { EditNotice } from './edit-notice.tsx';
import { NoticeActs } from './notice-acts.tsx';
import { NoticeSheet } from './notice-sheet.tsx';
import { Objections } from './objections.tsx';
import { PersonalDataWarning } from './personal-data-warning.tsx';
import { PublicationStateTag } from './publication-state.tsx';

/** One notice as it hangs on the wall, with what may be done to it and what was objected. */
export function NoticePage({ publicationId }: { publicationId: string }) {
  const t = useText();
  const { data, error, show, reload, leave } = usePublication();
  const [editing, setEditing] = useState(false);
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
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
          {data.publicationNo} {t(`publicationKind.${data.kind}`)}
        </Typography.Title>
        <PublicationStateTag state={data.state} noticeUntil={data.noticeUntil} />
        <div style={{ marginInlineStart: 'auto' }}>
          {!editing && <NoticeActs notice={data} onEdit={() => setEditing(true)} />}
        </div>
      </Flex>
      {editing && data.state === 'draft' ? (
        <EditNotice notice={data} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Standing notice={data} />
          <Flex gap={16} align="start" wrap>
            <div style={{ flex: '3 1 30rem', minWidth: 0 }}>
              <NoticeSheet texts={data} notice={data} />
            </div>
            {data.releasedOn !== null && (
              <div className="no-print" style={{ flex: '1 1 18rem', minWidth: 0 }}>
                <Objections notice={data} />
              </div>
            )}
          </Flex>
        </>
      )}
    </Flex>
  );
}

/** What has to be known before the sheet is read: what it replaces, why it no longer holds, what a draft still needs. */
function Standing({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const { state, replaces, replacedBy, withdrawReason, releasing } = notice;
  return (
    <Flex vertical gap={8} className="no-print">
      {state === 'draft' && (
        <>
          <PersonalDataWarning
            text={[notice.title, notice.basis, notice.content, notice.procedure, notice.result].join('\n')}
          />
          {releasing !== null && !releasing.verdict.ok && (
            <Alert showIcon type="warning" title={missingText(t, releasing.verdict)} />
          )}
          {role !== 'chair' && <Alert showIcon type="info" title={t('publication.onlyChair')} />}
        </>
      )}
      {replacedBy !== null && (
        <Alert
          showIcon
          type="warning"
          title={
            <Link href={`/publications/${replacedBy.id}`}>
              {t('publication.replacedBy', { no: replacedBy.publicationNo })}
            </Link>
          }
        />
      )}
      {withdrawReason !== null && (
        <Alert showIcon type="warning" title={t('publication.withdrawnBecause', { reason: withdrawReason })} />
      )}
      {replaces !== null && (
        <Link href={`/publications/${replaces.id}`}>{t('publication.replaces', { no: replaces.publicationNo })}</Link>
      )}
    </Flex>
  );
}

/** Which part a draft still needs; another refusal in its own words. */
function missingText(t: Translate, verdict: Extract<WireVerdict, { ok: false }>): string {
  const key = `publication.${String(verdict.details['field'])}`;
  return isTextKey(key) ? t('publication.missing', { part: t(key) }) : refusalText(t, verdict);
}
