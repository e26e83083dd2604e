import { App, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { mayActOnPublication } from '../../../shared/domain/publication.rules.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PublicationDetail } from '../../stores/publications.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { NewNoticeDialog } from './new-notice-dialog.tsx';

/** What the state of a notice lets this person do with it. */
export function NoticeActs({ notice, onEdit }: { notice: PublicationDetail; onEdit: () => void }) {
  const t = useText();
  const { modal, message } = App.useApp();
  const [, go] = useLocation();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const act = useAct({ loud: true });
  const [dialog, setDialog] = useState<'withdraw' | 'replace'>();
  const isChair = role === 'chair';
  const isStaff = isChair || role === 'officer';
  const { id: publicationId, version, state } = notice;
  const may = (name: Parameters<typeof mayActOnPublication>[1]): boolean => mayActOnPublication(state, name).ok;
  const release = (): void => {
    modal.confirm({
      title: t('publication.releaseTitle'),
      content: t('publication.releaseHint', { days: notice.objectionDays }),
      okText: t('publication.release'),
      cancelText: t('action.cancel'),
      onOk: () =>
        act.run(async () => {
          const { noticeUntil } = await call('publication.release', { publicationId, version });
          void message.success(t('publication.released', { day: longDay(noticeUntil, locale) }));
        }),
    });
  };
  const discard = (): void => {
    modal.confirm({
      title: t('publication.discard'),
      content: t('publication.discardHint'),
      okText: t('publication.discard'),
      okButtonProps: { danger: true },
      cancelText: t('action.cancel'),
      onOk: async () => {
        if (await act.run(() => call('publication.discard', { publicationId, version }))) go('/publications');
      },
    });
  };
  return (
    <Flex gap={8} wrap align="center">
      {state === 'draft' && !isChair && <span style={{ color: '#4b5563' }}>{t('publication.onlyChair')}</span>}
      {isChair && may('release') && (
        <Button type="primary" loading={act.busy} onClick={release}>
          {t('publication.release')}
        </Button>
      )}
      {isStaff && may('edit') && <Button onClick={onEdit}>{t('publication.edit')}</Button>}
      {state !== 'draft' && <Button onClick={() => window.print()}>{t('publication.print')}</Button>}
      {isStaff && may('replace') && <Button onClick={() => setDialog('replace')}>{t('publication.replace')}</Button>}
      {isChair && may('withdraw') && (
        <Button danger onClick={() => setDialog('withdraw')}>
          {t('publication.withdraw')}
        </Button>
      )}
      {isStaff && may('discard') && (
        <Button danger onClick={discard}>
          {t('publication.discard')}
        </Button>
      )}
      {dialog === 'withdraw' && <WithdrawDialog notice={notice} onClose={() => setDialog(undefined)} />}
      {dialog === 'replace' && <NewNoticeDialog replaces={notice} onClose={() => setDialog(undefined)} />}
    </Flex>
  );
}

function WithdrawDialog({ notice, onClose }: { notice: PublicationDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const { id: publicationId, version } = notice;
  const submit = async (): Promise<void> => {
    if (await act.run(() => call('publication.withdraw', { publicationId, version, reason }))) onClose();
  };
  return (
    <Modal
      open
      title={t('publication.withdraw')}
      okText={t('publication.withdraw')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('publication.withdrawHint')}</p>
      <ErrorNotice error={act.error} />
      <Input
        aria-label={t('publication.withdrawReason')}
        placeholder={t('publication.withdrawReason')}
        maxLength={500}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
