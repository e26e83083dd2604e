import { Alert, DatePicker, Flex, Form, Input, Modal, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect } from 'react';
import { sessionKinds, type SessionKind } from '../../../shared/domain/session.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useProposedSession, type SessionDetail } from '../../stores/sessions.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { refusalText } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { momentOf, timeOf } from '../../../shared/domain/instant.ts';

interface Fields {
  kind: SessionKind;
  day: Dayjs;
  time: Dayjs;
  place: string;
}

interface ScheduleDialogProps {
  readonly kind: SessionKind;
  readonly day: string;
  /** Given when a session is moved to another time. */
  readonly session?: SessionDetail;
  readonly onClose: () => void;
  readonly onDone: (sessionId: SessionId) => void;
}

/** Another time for a session: whether the day will do is said while it is chosen. */
export function ScheduleDialog({ kind, day, session, onClose, onDone }: ScheduleDialogProps) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const { data, show } = useProposedSession();
  const chosenKind = Form.useWatch('kind', form) ?? kind;
  const chosenDay = Form.useWatch<Dayjs | undefined>('day', form)?.format('YYYY-MM-DD') ?? day;
  useEffect(() => {
    void show({ kind: chosenKind, on: chosenDay });
    return () => void show({});
  }, [show, chosenKind, chosenDay]);

  const submit = async (fields: Fields): Promise<void> => {
    const scheduledAt = momentOf(fields.day.format('YYYY-MM-DD'), fields.time.format('HH:mm'));
    await act.run(async () => {
      if (session === undefined) {
        const made = await call('session.schedule', { kind: fields.kind, scheduledAt, place: fields.place });
        onDone(made.sessionId);
        return;
      }
      const { id: sessionId, version } = session;
      await call('session.reschedule', { sessionId, version, scheduledAt, place: fields.place });
      onDone(sessionId);
    });
  };
  return (
    <Modal
      open
      title={t(session === undefined ? 'session.next' : 'session.reschedule')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: data?.verdict.ok === false }}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{
          kind,
          day: dayjs(day),
          time: dayjs(`2000-01-01T${session === undefined ? '14:30' : timeOf(session.scheduledAt)}:00`),
          place: session?.place ?? t('session.defaultPlace'),
        }}
      >
        <Form.Item name="kind" label={t('session.kind')} hidden={session !== undefined}>
          <Select options={sessionKinds.map((value) => ({ value, label: t(`sessionKind.${value}`) }))} />
        </Form.Item>
        <Flex gap={12}>
          <Form.Item name="day" label={t('session.day')} rules={[{ required: true }]} style={{ flex: 1 }}>
            <DatePicker style={{ width: '100%' }} allowClear={false} />
          </Form.Item>
          <Form.Item name="time" label={t('session.time')} rules={[{ required: true }]}>
            <TimePicker format="HH:mm" minuteStep={5} allowClear={false} />
          </Form.Item>
        </Flex>
        <Form.Item name="place" label={t('session.place')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={80} />
        </Form.Item>
      </Form>
      {data?.verdict.ok === false && <Alert showIcon type="error" title={refusalText(t, data.verdict)} />}
      {data?.verdict.ok === true && (
        <Alert
          showIcon
          type="info"
          title={
            data.noticeBy === null
              ? t('session.nextUrgentWhy')
              : t('session.noticeBy', { day: longDay(data.noticeBy, locale) })
          }
        />
      )}
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
