import { Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { PassphraseRefused } from './passphrase-refused.tsx';
import { useAct } from './use-act.ts';
import { useText } from './use-text.ts';

/**
 * Asks for the own passphrase before something that must not happen at a PC left open. `act` resolves to the seconds to
 * wait when the passphrase was refused, to undefined when it was done.
 */
export function PassphrasePrompt({
  title,
  hint,
  okText,
  danger = false,
  act: intent,
  onClose,
  children,
}: {
  title: string;
  hint: string;
  okText: string;
  danger?: boolean;
  act: (passphrase: string) => Promise<number | undefined>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useText();
  const [form] = Form.useForm<{ passphrase: string }>();
  const [wait, setWait] = useState<number>();
  const act = useAct();
  const submit = ({ passphrase }: { passphrase: string }): void => {
    setWait(undefined);
    void act.run(async () => {
      const seconds = await intent(passphrase);
      if (seconds === undefined) onClose();
      else setWait(seconds);
    });
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{hint}</p>
      <PassphraseRefused seconds={wait} />
      <ErrorNotice error={act.error} />
      <Form name="prompt" form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="passphrase" label={t('identity.yourPassphrase')} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      </Form>
      {children}
    </Modal>
  );
}
