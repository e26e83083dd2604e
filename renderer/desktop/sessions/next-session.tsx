import { AlertOutlined, CalendarOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionKind } from '../../../shared/domain/session.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useProposedSession } from '../../stores/sessions.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { momentOf } from '../../../shared/domain/instant.ts';

const usualTime = '14:30';

/** The session that is due next: when, why then, and one click to convene it. */
export function NextSession() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const [, go] = useLocation();
  const { data, error, show, reload, leave } = useProposedSession();
  const today = useStatus((state) => state.data?.today ?? '');
  const act = useAct();
  const [choosing, setChoosing] = useState<SessionKind>();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;

  const convene = async (): Promise<void> => {
    await act.run(async () => {
      const { sessionId } = await call('session.schedule', {
        kind: data.kind,
        scheduledAt: momentOf(data.scheduledOn, usualTime),
        place: t('session.defaultPlace'),
      });
      go(`/sessions/${sessionId}`);
    });
  };
  return (
    <Card size="small" title={t('session.next')}>
      {data.urgent > 0 && <Alert showIcon type="warning" title={t('session.urgentNow')} style={{ marginBottom: 8 }} />}
      {data.missed && <Alert showIcon type="info" title={t('session.missed')} style={{ marginBottom: 8 }} />}
      <Flex gap={16} align="center" wrap>
        <div style={{ flex: 1, minWidth: '20rem' }}>
          <div style={{ fontSize: '1.2em', fontWeight: 600 }}>
            <CalendarOutlined />{' '}
            {t('session.nextOn', { day: longDay(data.scheduledOn, locale), kind: t(`sessionKind.${data.kind}`) })}
          </div>
          <div style={{ color: '#4b5563' }}>
            {data.noticeBy !== null &&
              t('session.nextWhy', { days: data.noticeDays, noticeBy: longDay(data.noticeBy, locale) })}
          </div>
          <div style={{ color: '#4b5563' }}>
            {t('session.queued', { count: data.queued })}
            {data.urgent > 0 && `${t('punct.comma')}${t('session.queuedUrgent', { count: data.urgent })}`}
          </div>
        </div>
        <Flex gap={8} wrap>
          <Button
            type={data.urgent > 0 ? 'default' : 'primary'}
            loading={act.busy}
            disabled={!data.verdict.ok}
            onClick={() => void convene()}
          >
            {t('session.schedule')}
          </Button>
          <Button onClick={() => setChoosing(data.kind)}>{t('session.scheduleOther')}</Button>
          <Button
            type={data.urgent > 0 ? 'primary' : 'default'}
            icon={<AlertOutlined />}
            onClick={() => setChoosing('urgent')}
          >
            {t('session.scheduleUrgent')}
          </Button>
        </Flex>
      </Flex>
      <ErrorNotice error={act.error} />
      {choosing !== undefined && (
        <ScheduleDialog
          kind={choosing}
          day={choosing === 'urgent' ? today : data.scheduledOn}
          onClose={() => setChoosing(undefined)}
          onDone={(sessionId) => go(`/sessions/${sessionId}`)}
        />
      )}
    </Card>
  );
}
