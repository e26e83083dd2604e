import { DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { closings, escalationTargets, type Closing, type EscalationTarget } from '../../../shared/domain/petition.ts';
import { mayCloseAs } from '../../../shared/domain/petition.rules.ts';
import type { PetitionId } from '../../../shared/ids.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { call } from '../../api/backend.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { MergeTarget } from './merge-target.tsx';

export type OfferedAct =
  | 'assign'
  | 'answer'
  | 'plan'
  | 'reportProgress'
  | 'reportDone'
  | 'cosign'
  | 'merge'
  | 'setOutOfScope'
  | 'escalate'
  | 'return'
  | 'close';

/** An act shows only its own fields: the others are undefined. */
interface Fields {
  note?: string;
  reason?: string;
  department?: string;
  name?: string;
  dueOn: Dayjs;
  people: number;
  intoId: PetitionId;
  to: EscalationTarget;
  closing: Closing;
}

/** One act on a petition: the few fields it needs, a sentence on what follows from it, and the refusal where there is one. */
export function ActDialog({
  petition,
  act,
  onClose,
}: {
  petition: PetitionDetail;
  act: OfferedAct;
  onClose: () => void;
}) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const running = useAct();
  const submit = async (fields: Fields): Promise<void> => {
    if (await running.run(() => send(petition, act, fields), t('petition.recorded'))) onClose();
  };
  return (
    <Modal
      open
      title={t(`petitionAct.${act}`)}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={running.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t(`petitionAct.${act}.hint`)}</p>
      <ErrorNotice error={running.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{
          people: 1,
          closing: closings.find((closing) => mayCloseAs(petition.state, closing).ok),
          department: petition.handlerDepartment ?? undefined,
          name: petition.handlerName ?? undefined,
        }}
      >
        <ActFields act={act} petition={petition} />
      </Form>
    </Modal>
  );
}

function ActFields({ act, petition }: { act: OfferedAct; petition: PetitionDetail }) {
  const t = useText();
  const needed = [{ required: true, whitespace: true }];
  const note = (label: string) => (
    <Form.Item name="note" label={label} rules={needed}>
      <Input.TextArea rows={4} maxLength={2000} autoFocus />
    </Form.Item>
  );
  const who = (
    <>
      <Form.Item name="department" label={t('petition.handler')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="name" label={t('petition.person')} rules={act === 'plan' ? needed : []}>
        <Input maxLength={40} />
      </Form.Item>
    </>
  );
  switch (act) {
    case 'assign':
      return who;
    case 'answer':
      return note(t('petition.answer'));
    case 'plan':
      return (
        <>
          {note(t('petition.plan'))}
          {who}
          <Form.Item name="dueOn" label={t('petition.planDueOn')} rules={[{ required: true }]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </>
      );
    case 'reportProgress':
    case 'reportDone':
      return note(t('petition.report'));
    case 'cosign':
      return (
        <Form.Item name="people" label={t('petition.people')} rules={[{ required: true }]}>
          <InputNumber min={1} max={10_000} autoFocus />
        </Form.Item>
      );
    case 'merge':
      return (
        <Form.Item name="intoId" label={t('petition.mergeInto')} rules={[{ required: true }]}>
          <MergeTarget petition={petition} />
        </Form.Item>
      );
    case 'setOutOfScope':
      return (
        <>
          <Form.Item name="reason" label={t('petition.reason')} rules={needed}>
            <Input maxLength={500} autoFocus />
          </Form.Item>
          {note(t('petition.answer'))}
        </>
      );
    case 'escalate':
      return (
        <>
          <Form.Item name="to" label={t('petition.escalateTo')} rules={[{ required: true }]}>
            <Select options={escalationTargets.map((value) => ({ value, label: t(`escalation.${value}`) }))} />
          </Form.Item>
          {note(t('petition.reason'))}
        </>
      );
    case 'return':
      return note(t('petition.result'));
    case 'close':
      return (
        <>
          <Form.Item name="closing" label={t('petition.closing')} rules={[{ required: true }]}>
            <Select
              options={closings
                .filter((closing) => mayCloseAs(petition.state, closing).ok)
                .map((value) => ({ value, label: t(`closing.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="note" label={t('petition.note')}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </>
      );
    default:
      return assertNever(act);
  }
}

function send(petition: PetitionDetail, act: OfferedAct, fields: Fields): Promise<unknown> {
  const target = { petitionId: petition.id, version: petition.version };
  const { note = '', reason = '', department = '', name = '' } = fields;
  switch (act) {
    case 'assign':
      return call('petition.assign', { ...target, department, name });
    case 'answer':
      return call('petition.answer', { ...target, answer: note });
    case 'plan':
      return call('petition.plan', {
        ...target,
        plan: note,
        department,
        responsible: name,
        dueOn: fields.dueOn.format('YYYY-MM-DD'),
      });
    case 'reportProgress':
      return call('petition.reportProgress', { ...target, note });
    case 'reportDone':
      return call('petition.reportDone', { ...target, note });
    case 'cosign':
      return call('petition.cosign', { petitionId: petition.id, people: fields.people });
    case 'merge':
      return call('petition.merge', { ...target, intoId: fields.intoId });
    case 'setOutOfScope':
      return call('petition.setOutOfScope', { ...target, reason, answer: note });
    case 'escalate':
      return call('petition.escalate', { ...target, to: fields.to, reason: note });
    case 'return':
      return call('petition.return', { ...target, result: note });
    case 'close':
      return call('petition.close', { ...target, closing: fields.closing, note });
    default:
      return assertNever(act);
  }
}
