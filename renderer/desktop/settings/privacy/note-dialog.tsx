import { Form, Input, Modal } from 'antd';
import type { PetitionId } from '../../../../shared/ids.ts';
import { call } from '../../../api/backend.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useText } from '../../../ui/use-text.ts';

export type PrivacyAct = 'erase' | 'hold' | 'lift';

const labels = { erase: 'privacy.eraseNote', hold: 'privacy.holdReason', lift: 'privacy.liftNote' } as const;
const dones = { erase: 'privacy.eraseDone', hold: 'privacy.holdDone', lift: 'privacy.liftDone' } as const;

export interface ActOn {
  readonly act: PrivacyAct;
  readonly petitionId: PetitionId;
  readonly petitionNo: string;
}

/** Erases, holds or lifts for one petition, with a note that does not say who it is. */
export function NoteDialog({ of: { act: kind, petitionId, petitionNo }, onClose }: { of: ActOn; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<{ note: string }>();
  const send = ({ note }: { note: string }): Promise<unknown> => {
    if (kind === 'hold') return call('privacy.hold', { petitionId, reason: note });
    return call(`privacy.${kind}`, { petitionId, note });
  };
  const submit = async (fields: { note: string }): Promise<void> => {
    if (await act.run(() => send(fields), t(dones[kind]))) onClose();
  };
  return (
    <Modal
      open
      title={`${t(`privacy.${kind}`)} · ${petitionNo}`}
      okText={t(`privacy.${kind}`)}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: kind === 'erase' }}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {kind !== 'lift' && <p style={{ marginTop: 0 }}>{t(`privacy.${kind}Hint`)}</p>}
      <ErrorNotice error={act.error} />
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item name="note" label={t(labels[kind])} rules={[{ required: true, whitespace: true, min: 4 }]}>
          <Input.TextArea autoFocus rows={3} maxLength={300} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
