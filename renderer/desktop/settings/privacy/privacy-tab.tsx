import { Button, Card, Flex } from 'antd';
import { useEffect, useState } from 'react';
import { useOpenings } from '../../../stores/identity.store.ts';
import { usePrivacyNotice } from '../../../stores/privacy.store.ts';
import { useSignedIn } from '../../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useText } from '../../../ui/use-text.ts';
import { DueCard } from './due-card.tsx';
import { NoticeCard } from './notice-card.tsx';
import { PersonCopyDialog } from './person-copy.tsx';
import { RecordCard } from './record-card.tsx';

/** 个人信息: what petitioners are told, how long identities are kept, which go next, what is held and what was erased. */
export function PrivacyTab() {
  const t = useText();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data: notice, error, show, reload, leave } = usePrivacyNotice();
  const openings = useOpenings();
  const [copying, setCopying] = useState(false);
  const { show: showOpenings, leave: leaveOpenings } = openings;
  useEffect(() => {
    void show({});
    void showOpenings({});
    return () => {
      leave();
      leaveOpenings();
    };
  }, [show, leave, showOpenings, leaveOpenings]);
  return (
    <Flex vertical gap={12}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Flex gap={12} align="center" wrap>
        {openings.data !== undefined && (
          <span style={{ marginInlineEnd: 'auto' }}>
            {t('privacy.openings', { sealed: openings.data.sealed, count: openings.data.openings.length })}
          </span>
        )}
        {isChair && <Button onClick={() => setCopying(true)}>{t('privacy.export')}</Button>}
      </Flex>
      {notice !== undefined && (
        <>
          <NoticeCard notice={notice} />
          <Card size="small" title={t('privacy.clocks')}>
            <div>{t('privacy.identityClock', { months: notice.retentionMonths })}</div>
            <div>{t('privacy.archiveClock', { years: notice.archiveYears })}</div>
            <div style={{ color: '#4b5563' }}>{t('privacy.clocksHint')}</div>
          </Card>
        </>
      )}
      <DueCard />
      <RecordCard />
      {copying && <PersonCopyDialog onClose={() => setCopying(false)} />}
    </Flex>
  );
}
