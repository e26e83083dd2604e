import { App, Checkbox, DatePicker, Form, Input, InputNumber, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { assertNever } from '../../../shared/assert-never.ts';
import type { MilestoneId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import type { ActionDetail } from '../../stores/actions.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

export type OfferedActionAct =
  | { readonly name: 'reportProgress' | 'reportDone' | 'verify' | 'sendBack' | 'extend' | 'drop' }
  | { readonly name: 'completeMilestone'; readonly milestoneId: MilestoneId };

/** An act shows only its own fields: the others are undefined. */
interface Fields {
  note?: string;
  percent: number;
  blocked?: boolean;
  dueOn: Dayjs;
}

interface ActProps {
  readonly item: ActionDetail;
  readonly act: OfferedActionAct;
}

/** One act on an action item: the few fields it needs, what follows from it, and the refusal where there is one. */
export function ActionActDialog({ item, act, onClose }: ActProps & { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const running = useAct();
  const submit = async (fields: Fields): Promise<void> => {
    const went = await running.run(async () => {
      const petitionDone = await send(item, act, fields);
      void message.success(t(petitionDone ? 'actionItem.petitionDone' : 'actionItem.recorded'));
    });
    if (went) onClose();
  };
  return (
    <Modal
      open
      title={t(`actionAct.${act.name}`)}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: act.name === 'drop' }}
      confirmLoading={running.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t(`actionAct.${act.name}.hint`)}</p>
      <ErrorNotice error={running.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{ percent: item.percent, blocked: item.state === 'blocked' }}
      >
        <ActFields item={item} act={act} />
      </Form>
    </Modal>
  );
}

function ActFields({ item, act }: ActProps) {
  const t = useText();
  const today = useStatus((state) => state.data?.today ?? '');
  const note = (label: string, required = true) => (
    <Form.Item name="note" label={label} rules={required ? [{ required, whitespace: true }] : []}>
      <Input.TextArea rows={4} maxLength={2000} autoFocus />
    </Form.Item>
  );
  switch (act.name) {
    case 'reportProgress':
      return (
        <>
          {note(t('actionItem.note'))}
          <Form.Item name="percent" label={t('actionItem.percent')} rules={[{ required: true }]}>
            <InputNumber min={0} max={100} precision={0} suffix="%" />
          </Form.Item>
          <Form.Item name="blocked" valuePropName="checked">
            <Checkbox>{t('actionItem.blocked')}</Checkbox>
          </Form.Item>
        </>
      );
    case 'reportDone':
      return note(t('actionItem.evidence'));
    case 'verify':
    case 'completeMilestone':
      return note(t('actionItem.remark'), false);
    case 'extend':
      return (
        <>
          <Form.Item name="dueOn" label={t('actionItem.newDueOn')} rules={[{ required: true }]}>
            <DatePicker
              style={{ width: '100%' }}
              disabledDate={(date: Dayjs) => date.format('YYYY-MM-DD') <= (item.dueOn > today ? item.dueOn : today)}
            />
          </Form.Item>
          {note(t('actionItem.reason'))}
        </>
      );
    case 'sendBack':
    case 'drop':
      return note(t('actionItem.reason'));
    default:
      return assertNever(act);
  }
}

/** Makes the call; answers whether the petition behind the item is done with it. */
async function send(item: ActionDetail, act: OfferedActionAct, fields: Fields): Promise<boolean> {
  const target = { actionItemId: item.id, version: item.version };
  const note = fields.note ?? '';
  switch (act.name) {
    case 'reportProgress':
      await call('action.reportProgress', {
        ...target,
        note,
        percent: fields.percent,
        blocked: fields.blocked === true,
      });
      return false;
    case 'reportDone':
      await call('action.reportDone', { ...target, evidence: note });
      return false;
    case 'verify':
      return (await call('action.verify', { ...target, note })).petitionState !== null;
    case 'sendBack':
      await call('action.sendBack', { ...target, reason: note });
      return false;
    case 'extend':
      await call('action.extend', { ...target, dueOn: fields.dueOn.format('YYYY-MM-DD'), reason: note });
      return false;
    case 'completeMilestone':
      await call('action.completeMilestone', { ...target, milestoneId: act.milestoneId, note });
      return false;
    case 'drop':
      return (await call('action.drop', { ...target, reason: note })).petitionState !== null;
    default:
      return assertNever(act);
  }
}
