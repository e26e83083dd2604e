import { App, Form, Input, Modal } from 'antd';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** An old sheet has turned up: what was sealed to its key becomes readable again. */
export function BringBackDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ recoveryKey: string }>();
  const act = useAct();
  const submit = ({ recoveryKey }: { recoveryKey: string }): void => {
    void act.run(async () => {
      const { resealed } = await call('key.bringBack', { recoveryKey });
      void message.success(t('key.bringBack.done', { count: resealed }));
      onClose();
    });
  };
  return (
    <Modal
      open
      title={t('key.bringBack')}
      okText={t('action.confirm')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('key.bringBack.hint')}</p>
      <ErrorNotice error={act.error} />
      <Form name="bringBack" form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="recoveryKey" label={t('recover.key')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoFocus rows={2} maxLength={400} autoComplete="off" spellCheck={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
