import { ArrowLeftOutlined, DesktopOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, Empty, Flex, Spin, Tag, Typography } from 'antd';
import { memo, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import type { AgendaItemId, SessionId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { useSession, type SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { refusalText } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { ConsoleAgenda } from './console-agenda.tsx';
import { ConsoleItem } from './console-item.tsx';
import { ConsolePeople } from './console-people.tsx';
import { ConsoleSpeakers } from './console-speakers.tsx';
import { GatesCard } from './gates-card.tsx';
import { PhonesLine } from './phones-line.tsx';
import { SteerScreen } from './steer-screen.tsx';
import { openScreen } from '../../ui/open-screen.ts';

/** The chair's one page in the meeting: agenda at the left, the current item in the middle, who is here at the right. */
export function ConsolePage({ sessionId }: { sessionId: string }) {
  const { data, error, show, reload, leave } = useSession();
  useEffect(() => {
    // The path is text; the door refuses what is no id.
    void show({ sessionId: sessionId as SessionId });
    return leave;
  }, [sessionId, show, leave]);
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  return <Console session={data} />;
}

/** Drawn anew only when something of the session has changed, not whenever it is read: a hall of hundreds takes its time. */
const Console = memo(function Console({ session }: { session: SessionDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const mayLead = role === 'chair' || role === 'officer';
  // Before the session begins, and for who only looks on, an item is chosen without calling it up for everybody.
  const [looking, setLooking] = useState<AgendaItemId>();
  const act = useAct({ loud: true });
  const live = session.state === 'open' && mayLead;
  const currentId = live ? session.currentItemId : (looking ?? session.currentItemId ?? session.agenda[0]?.id);
  const current = session.agenda.find((item) => item.id === currentId);
  const choose = (itemId: AgendaItemId): void => {
    if (live) void act.run(() => call('session.setCurrentItem', { sessionId: session.id, itemId }));
    else setLooking(itemId);
  };
  return (
    <Flex vertical gap={10}>
      <ConsoleHead session={session} mayLead={mayLead} />
      {!mayLead && <Alert showIcon type="info" title={t('console.readOnly')} />}
      {session.state === 'open' && !session.gates.deciding.ok && (
        <Alert
          showIcon
          role="alert"
          type="warning"
          title={`${t('gate.stopped')}${refusalText(t, session.gates.deciding)}`}
        />
      )}
      <div
        style={{ display: 'grid', gridTemplateColumns: '15.5rem minmax(0, 1fr) 20rem', gap: 12, alignItems: 'start' }}
      >
        <ConsoleAgenda session={session} currentId={current?.id} onChoose={choose} />
        {current === undefined ? (
          <Card size="small">
            <Empty description={t(session.agenda.length === 0 ? 'console.noItems' : 'console.noItem')} />
          </Card>
        ) : (
          <ConsoleItem key={current.id} session={session} item={current} mayLead={mayLead} />
        )}
        <Flex vertical gap={12}>
          <GatesCard session={session} />
          <ConsoleSpeakers session={session} mayLead={mayLead} />
          <ConsolePeople session={session} mayLead={mayLead} />
        </Flex>
      </div>
    </Flex>
  );
});

function ConsoleHead({ session, mayLead }: { session: SessionDetail; mayLead: boolean }) {
  const t = useText();
  const { modal } = App.useApp();
  const [, go] = useLocation();
  const act = useAct({ loud: true });
  const { id: sessionId, version, gates } = session;
  const open = (): void => void act.run(() => call('session.open', { sessionId, version }), t('console.opened'));
  const close = (): void => {
    modal.confirm({
      title: t('console.close'),
      content: t('console.closeHint'),
      okText: t('console.close'),
      cancelText: t('action.cancel'),
      onOk: async () => {
        if (await act.run(() => call('session.close', { sessionId, version }), t('console.closed'))) {
          go(`/sessions/${sessionId}`);
        }
      },
    });
  };
  return (
    <>
      <Flex gap={12} align="center" wrap>
        <Link href={`/sessions/${sessionId}`}>
          <Button icon={<ArrowLeftOutlined />}>{t('console.back')}</Button>
        </Link>
        <Typography.Title level={1} style={{ fontSize: '1.3em', margin: 0 }}>
          {t('console.title')} · {session.title}
        </Typography.Title>
        <Tag>{t(`sessionState.${session.state}`)}</Tag>
        {/* Together, so that a narrow screen does not leave one button alone on the second line. */}
        <Flex gap={12} wrap style={{ marginInlineStart: 'auto' }}>
          {mayLead && <SteerScreen session={session} />}
          <Button icon={<DesktopOutlined />} onClick={() => openScreen('session')}>
            {t('session.openScreen')}
          </Button>
          {mayLead && (session.state === 'planned' || session.state === 'notified') && (
            <Button type="primary" loading={act.busy} disabled={!gates.opening.ok} onClick={open}>
              {t('console.open')}
            </Button>
          )}
          {mayLead && session.state === 'open' && (
            <Button
              type={session.concluded === session.items ? 'primary' : 'default'}
              loading={act.busy}
              disabled={session.concluded < session.items}
              onClick={close}
            >
              {t('console.close')}
            </Button>
          )}
        </Flex>
      </Flex>
      {mayLead && mayDo(session.state, 'checkIn').ok && (
        <Flex gap={12} justify="space-between" wrap>
          <PhonesLine />
          {session.state === 'open' && session.concluded < session.items && (
            <span style={{ color: '#4b5563' }}>
              {t('console.itemsLeft', { count: session.items - session.concluded })}
            </span>
          )}
        </Flex>
      )}
      {(session.state === 'planned' || session.state === 'notified') && (
        <Alert
          showIcon
          type={gates.opening.ok ? 'success' : 'info'}
          title={gates.opening.ok ? t('console.notOpen') : refusalText(t, gates.opening)}
        />
      )}
    </>
  );
}
