import { App, Checkbox, Collapse, Form, Input, Modal } from 'antd';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseAgain } from '../../ui/passphrase-again.tsx';
import { PassphraseHint } from '../../ui/passphrase-hint.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  recoveryKey: string;
  name: string;
  displayName: string;
  passphrase: string;
  again: string;
  closeOthers: boolean;
}

/** The sheet from the safe makes whoever holds it chair: after a forgotten passphrase, or when the chair has left. */
export function RecoverDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const submit = ({ again: _again, ...fields }: Fields): void => {
    void act.run(async () => {
      await call('key.recover', fields);
      void message.success(t('recover.done'));
      onClose();
    });
  };
  return (
    <Modal
      open
      width="min(44rem, 96vw)"
      style={{ top: 24 }}
      title={t('recover.title')}
      okText={t('recover.submit')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('recover.hint')}</p>
      <ErrorNotice error={act.error} />
      <Form<Fields>
        name="recover"
        form={form}
        layout="vertical"
        initialValues={{ closeOthers: false }}
        onFinish={submit}
      >
        <Form.Item name="recoveryKey" label={t('recover.key')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoFocus rows={2} maxLength={400} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <div className="two-columns">
          <Form.Item name="name" label={t('recover.name')} rules={[{ required: true, min: 2, whitespace: true }]}>
            <Input maxLength={40} autoComplete="username" />
          </Form.Item>
          <Form.Item name="displayName" label={t('recover.displayName')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name="passphrase"
            label={t('passphrase.next')}
            extra={<PassphraseHint field="passphrase" nameField="name" namesFields={['displayName']} />}
            rules={[{ required: true }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <PassphraseAgain of="passphrase" />
        </div>
        <Form.Item name="closeOthers" valuePropName="checked">
          <Checkbox>{t('recover.closeOthers')}</Checkbox>
        </Form.Item>
      </Form>
      <Collapse
        size="small"
        items={[{ key: 'lost', label: t('recover.bothLost'), children: t('recover.bothLostHint') }]}
      />
    </Modal>
  );
}
