import { App, Button, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PublicationDetail } from '../../stores/publications.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** What can be done to a notice now: printing it for everybody, the rest for the union and the chair. */
export function NoticeActs({ notice, onEdit }: { notice: PublicationDetail; onEdit: () => void }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const [withdrawing, setWithdrawing] = useState(false);
  const isChair = role === 'chair';
  const isStaff = isChair || role === 'officer';
  const { state } = notice;
  return (
    <Flex gap={8} wrap>
      {state === 'draft' && isChair && <ReleaseButton notice={notice} />}
      {state === 'draft' && isStaff && (
        <>
          <Button onClick={onEdit}>{t('publication.edit')}</Button>
          <DiscardButton notice={notice} />
        </>
      )}
      <Button onClick={() => window.print()}>{t('publication.print')}</Button>
      {state === 'released' && isStaff && <ReplaceButton notice={notice} />}
      {state === 'released' && isChair && (
        <Button danger onClick={() => setWithdrawing(true)}>
          {t('publication.withdraw')}
        </Button>
      )}
      {withdrawing && <WithdrawDialog notice={notice} onClose={() => setWithdrawing(false)} />}
    </Flex>
  );
}

/** Nothing that hangs on the wall is edited: what the release means is said before it. */
function ReleaseButton({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const { modal } = App.useApp();
  const locale = usePreferences((state) => state.locale);
  const act = useAct({ loud: true });
  const { id: publicationId, version, releasing, replaces } = notice;
  const ask = (): void =>
    void modal.confirm({
      title: t('publication.releaseTitle'),
      width: 560,
      content: (
        <>
          <p>{t('publication.releaseHint', { days: releasing?.days ?? 0 })}</p>
          {releasing !== null && (
            <p>
              <strong>{t('publication.releaseUntil', { day: longDay(releasing.noticeUntil, locale) })}</strong>
              {releasing.provisional && ` ${t('state.provisionalHint')}`}
            </p>
          )}
          {replaces !== null && <p>{t('publication.releaseReplaces', { no: replaces.publicationNo })}</p>}
          {notice.kind === 'result' && notice.sessionId !== null && <p>{t('publication.releaseSession')}</p>}
        </>
      ),
      okText: t('publication.release'),
      cancelText: t('action.cancel'),
      onOk: () =>
        act.run(
          () => call('publication.release', { publicationId, version }),
          t('publication.released', { day: longDay(releasing?.noticeUntil ?? '', locale) }),
        ),
    });
  return (
    <Button type="primary" loading={act.busy} disabled={releasing?.verdict.ok !== true} onClick={ask}>
      {t('publication.release')}
    </Button>
  );
}

function DiscardButton({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const { modal } = App.useApp();
  const [, go] = useLocation();
  const act = useAct({ loud: true });
  const { id: publicationId, version } = notice;
  const discard = async (): Promise<void> => {
    if (await act.run(() => call('publication.discard', { publicationId, version }))) go('/publications');
  };
  return (
    <Button
      loading={act.busy}
      onClick={() =>
        void modal.confirm({
          title: t('publication.discard'),
          content: t('publication.discardHint'),
          okText: t('publication.discard'),
          okButtonProps: { danger: true },
          cancelText: t('action.cancel'),
          onOk: discard,
        })
      }
    >
      {t('publication.discard')}
    </Button>
  );
}

/** A new draft with the old text, which takes the old one's place when it is released and not before. */
function ReplaceButton({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const { message } = App.useApp();
  const [, go] = useLocation();
  const act = useAct({ loud: true });
  const { id: replacesId, kind, title, basis, content, procedure, result, sessionId, petitionId } = notice;
  const texts = { kind, title, basis, content, procedure, result, sessionId, petitionId };
  const draft = async (): Promise<void> => {
    const { publicationId, publicationNo } = await call('publication.draft', { ...texts, replacesId });
    void message.success(t('publication.drafted', { no: publicationNo }));
    go(`/publications/${publicationId}`);
  };
  return (
    <Button loading={act.busy} onClick={() => void act.run(draft)}>
      {t('publication.replace')}
    </Button>
  );
}

function WithdrawDialog({ notice, onClose }: { notice: PublicationDetail; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<{ reason: string }>();
  const act = useAct();
  const { id: publicationId, version } = notice;
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    if (await act.run(() => call('publication.withdraw', { publicationId, version, reason }))) onClose();
  };
  return (
    <Modal
      open
      title={t('publication.withdraw')}
      okText={t('publication.withdraw')}
      okButtonProps={{ danger: true }}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('publication.withdrawHint')}</p>
      <ErrorNotice error={act.error} />
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item name="reason" label={t('publication.withdrawReason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={500} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
