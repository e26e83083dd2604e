import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Spin, Tabs, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSession, type SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay, moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { AgendaPanel } from './agenda-panel.tsx';
import { GatesCard } from './gates-card.tsx';
import { MinutesPanel } from './minutes-panel.tsx';
import { PapersMenu } from './papers-menu.tsx';
import { ParticipantsPanel } from './participants-panel.tsx';
import { PhonesLine } from './phones-line.tsx';
import { SessionActs } from './session-acts.tsx';

/** One session from its notice to its minutes. */
export function SessionPage({ sessionId }: { sessionId: string }) {
  const t = useText();
  const { data, error, show, reload, leave } = useSession();
  useEffect(() => {
    // The path is text; the door refuses what is no id.
    void show({ sessionId: sessionId as SessionId });
    return leave;
  }, [sessionId, show, leave]);
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Link href="/sessions">
          <Button icon={<ArrowLeftOutlined />}>{t('place.sessions')}</Button>
        </Link>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
          {data.sessionNo} {data.title}
        </Typography.Title>
        <Tag style={{ marginInlineEnd: 'auto' }}>{t(`sessionState.${data.state}`)}</Tag>
        <PapersMenu session={data} />
      </Flex>
      <Facts session={data} />
      <Tabs
        defaultActiveKey={data.state === 'closed' || data.state === 'minuted' ? 'minutes' : 'agenda'}
        items={[
          {
            key: 'agenda',
            label: `${t('session.tabAgenda')} (${data.items})`,
            children: <AgendaPanel session={data} />,
          },
          {
            key: 'participants',
            label: `${t('session.tabParticipants')} (${data.participants.length})`,
            children: (
              <Flex gap={16} align="start" wrap>
                <div style={{ flex: 1, minWidth: '36rem' }}>
                  <ParticipantsPanel session={data} />
                </div>
                <div style={{ width: '19rem' }}>
                  <GatesCard session={data} />
                </div>
              </Flex>
            ),
          },
          { key: 'minutes', label: t('session.tabMinutes'), children: <MinutesPanel session={data} /> },
        ]}
      />
    </Flex>
  );
}

function Facts({ session }: { session: SessionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const mayLead = role === 'chair' || role === 'officer';
  return (
    <Card size="small">
      <Flex gap={24} align="center" wrap>
        <div style={{ flex: 1, minWidth: '24rem' }}>
          <div style={{ fontSize: '1.1em' }}>
            {t(`sessionKind.${session.kind}`)} · {longDay(session.scheduledOn, locale)}{' '}
            {moment(session.scheduledAt, locale).slice(-5)} · {session.place}
          </div>
          <div style={{ color: '#4b5563' }}>
            {session.noticeSentAt !== null
              ? t('session.noticeSentAt', { at: moment(session.noticeSentAt, locale) })
              : session.noticeBy === null
                ? t('session.nextUrgentWhy')
                : t('session.noticeBy', { day: longDay(session.noticeBy, locale) })}
            {' · '}
            {t('session.version', { share: session.rules.needPercent, capacity: session.rules.agendaCapacity })}
          </div>
          {mayLead && mayDo(session.state, 'checkIn').ok && <PhonesLine />}
        </div>
        <SessionActs session={session} />
      </Flex>
      {session.cancelReason !== null && (
        <Alert
          showIcon
          type="warning"
          style={{ marginTop: 8 }}
          title={`${t('session.cancelReason')}${t('punct.colon')}${session.cancelReason}`}
        />
      )}
    </Card>
  );
}
