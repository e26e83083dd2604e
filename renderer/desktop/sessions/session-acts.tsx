import { DesktopOutlined } from '@ant-design/icons';
import { App, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { call } from '../../api/backend.ts';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { refusalText } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { openScreen } from '../../ui/open-screen.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

/** The next step of a session, the likely one in red. */
export function SessionActs({ session }: { session: SessionDetail }) {
  const t = useText();
  const { modal } = App.useApp();
  const role = useSignedIn((state) => state.account?.role);
  const act = useAct({ loud: true });
  const [dialog, setDialog] = useState<'reschedule' | 'cancel'>();
  const { state, id: sessionId, version } = session;
  const mayLead = role === 'chair' || role === 'officer';
  const live = state === 'open' || state === 'planned' || state === 'notified';

  const sendNotice = (): void => {
    modal.confirm({
      title: t('session.sendNotice'),
      content: t('session.sendNoticeHint'),
      okText: t('action.confirm'),
      cancelText: t('action.cancel'),
      onOk: () => act.run(() => call('session.sendNotice', { sessionId, version }), t('session.noticeSent')),
    });
  };
  if (!live) return null;
  return (
    <Flex gap={8} wrap>
      {mayLead && mayDo(state, 'sendNotice').ok && (
        <Button
          type={session.noticeBy === null ? 'default' : 'primary'}
          disabled={!session.gates.notice.ok}
          title={session.gates.notice.ok ? undefined : refusalText(t, session.gates.notice)}
          onClick={sendNotice}
        >
          {t('session.sendNotice')}
        </Button>
      )}
      <Link href={`/sessions/${sessionId}/console`}>
        <Button type={state === 'planned' && session.noticeBy !== null ? 'default' : 'primary'}>
          {t(state === 'open' ? 'session.goToConsole' : 'session.openConsole')}
        </Button>
      </Link>
      <Button icon={<DesktopOutlined />} onClick={() => openScreen('session')}>
        {t('session.openScreen')}
      </Button>
      {mayLead && mayDo(state, 'reschedule').ok && (
        <Button onClick={() => setDialog('reschedule')}>{t('session.reschedule')}</Button>
      )}
      {mayLead && mayDo(state, 'cancel').ok && (
        <Button danger onClick={() => setDialog('cancel')}>
          {t('session.cancel')}
        </Button>
      )}
      {dialog === 'reschedule' && (
        <ScheduleDialog
          kind={session.kind}
          day={session.scheduledOn}
          session={session}
          onClose={() => setDialog(undefined)}
          onDone={() => setDialog(undefined)}
        />
      )}
      {dialog === 'cancel' && <CancelDialog session={session} onClose={() => setDialog(undefined)} />}
    </Flex>
  );
}

function CancelDialog({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const { id: sessionId, version } = session;
  const submit = async (): Promise<void> => {
    const gone = await act.run(() => call('session.cancel', { sessionId, version, reason }), t('session.cancelled'));
    if (gone) onClose();
  };
  return (
    <Modal
      open
      title={t('session.cancel')}
      okText={t('session.cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      cancelText={t('action.back')}
      confirmLoading={act.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('session.cancelHint')}</p>
      <ErrorNotice error={act.error} />
      <Input.TextArea
        aria-label={t('session.cancelReason')}
        placeholder={t('session.cancelReason')}
        rows={3}
        maxLength={500}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
