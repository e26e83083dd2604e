import { Form, Input, Modal } from 'antd';
import type { BallotId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Halves {
  first: string;
  second: string;
}

/** After a restart: each teller types the half written down when the ballot was opened. */
export function UnlockDialog({ ballotId, onClose }: { ballotId: BallotId; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Halves>();
  const act = useAct();
  const submit = async (halves: Halves): Promise<void> => {
    if (await act.run(() => call('ballot.unlock', { ballotId, ...halves }), t('ballot.unlocked'))) onClose();
  };
  return (
    <Modal
      open
      title={t('ballot.unlock')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('ballot.unlockHint')}</p>
      <Form<Halves> form={form} layout="vertical" onFinish={(halves) => void submit(halves)}>
        <Form.Item name="first" label={t('ballot.half1')} rules={[{ required: true, min: 8 }]}>
          <Input maxLength={40} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="second" label={t('ballot.half2')} rules={[{ required: true, min: 8 }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
