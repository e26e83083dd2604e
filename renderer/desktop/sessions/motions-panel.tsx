import { Button, Card, Checkbox, Flex, Input, Modal, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { call } from '../../api/backend.ts';
import { useMotions, type SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type Motion = OutputOf<'motion.list'>[number];

/** Motions put by phone: taken up at the end of the agenda, or declined with a reason. Not there while there is none. */
export function MotionsPanel({ session }: { session: SessionDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const { data: motions = [], error, show, reload, leave } = useMotions();
  const [taking, setTaking] = useState<Motion>();
  const [declining, setDeclining] = useState<Motion>();
  const { id: sessionId } = session;
  useEffect(() => {
    void show({ sessionId });
    return leave;
  }, [show, leave, sessionId]);
  const maySettle = role === 'chair' || role === 'officer';
  const mayTakeUp = maySettle && mayDo(session.state, 'putMotion').ok;
  if (motions.length === 0 && error === undefined) return null;
  return (
    <Card size="small" title={t('motion.title', { count: motions.length })}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <Flex vertical gap={8}>
        {motions.map((motion) => (
          <div key={motion.id}>
            <strong>{motion.title}</strong> <Tag>{t(`motionState.${motion.state}`)}</Tag>
            {motion.body !== '' && <div style={{ whiteSpace: 'pre-wrap' }}>{motion.body}</div>}
            <div style={{ color: '#4b5563' }}>
              {motion.name} · {t('motion.cosigns', { count: motion.cosignCount })}
              {motion.reason !== '' && ` · ${motion.reason}`}
            </div>
            {motion.state === 'waiting' && (
              <Flex gap={8}>
                {mayTakeUp && (
                  <Button size="small" onClick={() => setTaking(motion)}>
                    {t('motion.takeUp')}
                  </Button>
                )}
                {maySettle && (
                  <Button size="small" onClick={() => setDeclining(motion)}>
                    {t('motion.decline')}
                  </Button>
                )}
              </Flex>
            )}
          </div>
        ))}
      </Flex>
      {taking !== undefined && <TakeUpDialog motion={taking} onClose={() => setTaking(undefined)} />}
      {declining !== undefined && <DeclineDialog motion={declining} onClose={() => setDeclining(undefined)} />}
    </Card>
  );
}

function TakeUpDialog({ motion, onClose }: { motion: Motion; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [major, setMajor] = useState(false);
  const takeUp = async (): Promise<void> => {
    if (await act.run(() => call('motion.takeUp', { motionId: motion.id, major }), t('agenda.saved'))) onClose();
  };
  return (
    <Modal
      open
      title={t('motion.takeUp')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => void takeUp()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <p>{motion.title}</p>
      <Checkbox checked={major} onChange={(event) => setMajor(event.target.checked)}>
        {t('motion.major')}
      </Checkbox>
    </Modal>
  );
}

function DeclineDialog({ motion, onClose }: { motion: Motion; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const decline = async (): Promise<void> => {
    if (await act.run(() => call('motion.decline', { motionId: motion.id, reason }))) onClose();
  };
  return (
    <Modal
      open
      title={t('motion.decline')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => void decline()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <p>{motion.title}</p>
      <Input.TextArea
        rows={3}
        maxLength={300}
        value={reason}
        aria-label={t('motion.reason')}
        placeholder={t('motion.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
