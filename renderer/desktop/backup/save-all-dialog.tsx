import { Alert, App, Flex, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { PlaceInput } from './place-input.tsx';

/** Everything into a folder: as one encrypted file for another PC, or in open formats that any program reads. */
export function SaveAllDialog({ form, onClose }: { form: 'move' | 'open'; onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [to, setTo] = useState('');
  const act = useAct();
  const save = (): Promise<boolean> =>
    act.run(async () => {
      if (form === 'move') {
        const { made } = await call('backup.make', { to, whole: true });
        void message.success(t('backup.moveDone', { file: made[0] }), 8);
      } else {
        const { rows, attachments } = await call('backup.exportEverything', { to });
        void message.success(t('backup.openDone', { rows, attachments }), 8);
      }
      onClose();
    });
  return (
    <Modal
      open
      title={t(`backup.${form}`)}
      okText={t('action.save')}
      okButtonProps={{ disabled: to.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        {form === 'move' ? t('backup.moveHint') : <Alert type="warning" showIcon title={t('backup.openHint')} />}
        <ErrorNotice error={act.error} />
        <label htmlFor="save-to">{t(form === 'move' ? 'backup.moveTo' : 'backup.openTo')}</label>
        <PlaceInput kind="folder" id="save-to" value={to} onChange={setTo} />
      </Flex>
    </Modal>
  );
}
