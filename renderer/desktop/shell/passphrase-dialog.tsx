import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseAgain } from '../../ui/passphrase-again.tsx';
import { PassphraseHint } from '../../ui/passphrase-hint.tsx';
import { PassphraseRefused } from '../../ui/passphrase-refused.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  current: string;
  next: string;
  again: string;
}

/** Changing the own passphrase; afterwards everybody signed in under the old one signs in anew. */
export function PassphraseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const { message } = App.useApp();
  const [wait, setWait] = useState<number>();
  const submit = async ({ current, next }: Fields): Promise<void> => {
    setWait(undefined);
    await act.run(async () => {
      const reply = await call('account.changePassphrase', { current, next });
      if (!reply.done) {
        setWait(reply.waitSeconds);
        return;
      }
      void message.success(t('passphrase.changed'));
      onClose();
    });
  };
  return (
    <Modal
      open={open}
      title={t('app.changePassphrase')}
      okText={t('action.save')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <PassphraseRefused seconds={wait} />
      <ErrorNotice error={act.error} />
      <Form form={form} layout="vertical" preserve={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="current" label={t('passphrase.current')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('passphrase.next')}
          extra={<PassphraseHint field="next" />}
          rules={[{ required: true }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <PassphraseAgain of="next" />
      </Form>
    </Modal>
  );
}
