import { Button, Card, DatePicker, Flex, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PublicationDetail } from '../../stores/publications.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { longDay } from '../../ui/dates.ts';
import { DueTag } from '../../ui/due-tag.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { PersonalDataWarning } from './personal-data-warning.tsx';

type Objection = PublicationDetail['objections'][number];

/** What was objected within the notice period and what was answered; everybody who reads the notice reads it too. */
export function Objections({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const [recording, setRecording] = useState(false);
  const [answering, setAnswering] = useState<Objection>();
  const { state, noticeUntil, workingDaysLeft, objections } = notice;
  const isStaff = role === 'chair' || role === 'officer';
  // One that came in time may be entered later: the day on which it was received counts.
  const mayRecord = state === 'released' && (isStaff || (role === 'representative' && notice.mayObject));
  return (
    <Card size="small" title={t('publication.objections')}>
      <Flex vertical gap={12}>
        {noticeUntil !== null && (
          <div>
            {t(workingDaysLeft === null ? 'publication.periodOver' : 'publication.periodLeft', {
              day: longDay(noticeUntil, locale),
            })}{' '}
            {workingDaysLeft !== null && <DueTag dueOn={noticeUntil} workingDays={workingDaysLeft} />}
          </div>
        )}
        {objections.length === 0 && <div style={{ color: statusColor.neutral }}>{t('publication.noObjections')}</div>}
        {objections.map((objection) => (
          <section key={objection.id} style={{ borderInlineStart: '3px solid #d4d4cf', paddingInlineStart: 10 }}>
            <div style={{ color: statusColor.neutral }}>{longDay(objection.receivedOn, locale)}</div>
            <div style={{ whiteSpace: 'pre-wrap' }}>{objection.text}</div>
            {objection.answeredAt === null ? (
              <Flex gap={8} align="center" style={{ marginTop: 4 }}>
                <span style={{ color: statusColor.late, fontWeight: 600 }}>{t('publication.waiting')}</span>
                {isStaff && (
                  <Button size="small" onClick={() => setAnswering(objection)}>
                    {t('publication.answer')}
                  </Button>
                )}
              </Flex>
            ) : (
              <div style={{ whiteSpace: 'pre-wrap', marginTop: 4 }}>
                <strong>
                  {t('publication.answerText')}
                  {t('punct.colon')}
                </strong>
                {objection.answer}
              </div>
            )}
          </section>
        ))}
        {mayRecord && (
          <Button style={{ alignSelf: 'start' }} onClick={() => setRecording(true)}>
            {t('publication.addObjection')}
          </Button>
        )}
      </Flex>
      {recording && <ObjectionDialog notice={notice} onClose={() => setRecording(false)} />}
      {answering !== undefined && <AnswerDialog objection={answering} onClose={() => setAnswering(undefined)} />}
    </Card>
  );
}

interface ObjectionFields {
  text: string;
  receivedOn: Dayjs;
}

function ObjectionDialog({ notice, onClose }: { notice: PublicationDetail; onClose: () => void }) {
  const t = useText();
  const today = useStatus((state) => state.data?.today ?? '');
  const [form] = Form.useForm<ObjectionFields>();
  const act = useAct();
  const { id: publicationId, releasedOn, noticeUntil } = notice;
  const last = noticeUntil !== null && noticeUntil < today ? noticeUntil : today;
  const text = Form.useWatch('text', form) ?? '';
  const submit = async ({ text: written, receivedOn }: ObjectionFields): Promise<void> => {
    const on = receivedOn.format('YYYY-MM-DD');
    const done = await act.run(
      () => call('publication.recordObjection', { publicationId, text: written, receivedOn: on }),
      t('publication.objectionRecorded'),
    );
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('publication.addObjection')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('publication.objectionHint')}</p>
      <Form<ObjectionFields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{ receivedOn: dayjs(last) }}
      >
        <Form.Item name="text" label={t('publication.objectionText')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={2000} autoFocus />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('publication.objectionOn')} rules={[{ required: true }]}>
          <DatePicker
            allowClear={false}
            disabledDate={(date: Dayjs) => {
              const on = date.format('YYYY-MM-DD');
              return on > last || (releasedOn !== null && on < releasedOn);
            }}
          />
        </Form.Item>
      </Form>
      <PersonalDataWarning text={text} />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

function AnswerDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<{ answer: string }>();
  const act = useAct();
  const { id: objectionId, version } = objection;
  const answer = Form.useWatch('answer', form) ?? '';
  const submit = async (fields: { answer: string }): Promise<void> => {
    const done = await act.run(
      () => call('publication.answerObjection', { objectionId, version, ...fields }),
      t('publication.answered'),
    );
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('publication.answer')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ whiteSpace: 'pre-wrap' }}>{objection.text}</p>
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item name="answer" label={t('publication.answerText')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={2000} autoFocus />
        </Form.Item>
      </Form>
      <PersonalDataWarning text={answer} />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
