import { Form, Input, Modal } from 'antd';
import { ErrorNotice } from './error-notice.tsx';
import { useAct } from './use-act.ts';
import { useText } from './use-text.ts';

interface Halves {
  first: string;
  second: string;
}

/**
 * After a restart: each holder types the half of the opening code that was written down. What is typed is covered: the first
 * half still stands there when the second holder sits down.
 */
export function UnlockDialog({
  unlock,
  onClose,
}: {
  unlock: (halves: Halves) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useText();
  const [form] = Form.useForm<Halves>();
  const act = useAct();
  const submit = async (halves: Halves): Promise<void> => {
    if (await act.run(() => unlock(halves), t('openingCode.accepted'))) onClose();
  };
  return (
    <Modal
      open
      title={t('openingCode.enter')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('openingCode.enterHint')}</p>
      <Form<Halves> form={form} layout="vertical" onFinish={(halves) => void submit(halves)}>
        <Form.Item name="first" label={t('openingCode.half1')} rules={[{ required: true, min: 8 }]}>
          <Input.Password maxLength={40} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="second" label={t('openingCode.half2')} rules={[{ required: true, min: 8 }]}>
          <Input.Password maxLength={40} autoComplete="off" />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
