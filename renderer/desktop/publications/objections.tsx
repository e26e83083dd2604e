import { Button, Card, DatePicker, Flex, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PublicationDetail } from '../../stores/publications.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type Objection = PublicationDetail['objections'][number];

/** What was objected within the period, each with its answer. */
export function Objections({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const [adding, setAdding] = useState(false);
  const mayAnswer = role === 'chair' || role === 'officer';
  const mayAdd = (mayAnswer || role === 'representative') && notice.state === 'released';
  return (
    <Card
      size="small"
      className="no-print"
      style={{ width: '24rem' }}
      title={t('publication.objections')}
      extra={
        mayAdd && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('publication.addObjection')}
          </Button>
        )
      }
    >
      <Flex vertical gap={12}>
        {notice.noticeUntil !== null && (
          <div style={{ color: '#4b5563' }}>
            {t(notice.mayObject ? 'publication.periodLeft' : 'publication.periodOver', {
              day: longDay(notice.noticeUntil, locale),
            })}
          </div>
        )}
        {notice.objections.length === 0 && <div>{t('publication.noObjections')}</div>}
        {notice.objections.map((objection) => (
          <OneObjection key={objection.id} objection={objection} mayAnswer={mayAnswer} />
        ))}
      </Flex>
      {adding && <ObjectionDialog notice={notice} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function OneObjection({ objection, mayAnswer }: { objection: Objection; mayAnswer: boolean }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const act = useAct();
  const [answer, setAnswer] = useState('');
  return (
    <div style={{ borderInlineStart: '3px solid #d4d4cf', paddingInlineStart: 10 }}>
      <div style={{ color: '#4b5563' }}>{longDay(objection.receivedOn, locale)}</div>
      <div style={{ whiteSpace: 'pre-wrap' }}>{objection.text}</div>
      {objection.answeredAt !== null && (
        <div style={{ whiteSpace: 'pre-wrap', marginTop: 4 }}>
          <strong>
            {t('publication.answerText')}
            {t('punct.colon')}
          </strong>
          {objection.answer}
        </div>
      )}
      {objection.answeredAt === null && !mayAnswer && (
        <div style={{ color: '#8a5300' }}>{t('publication.waiting')}</div>
      )}
      {objection.answeredAt === null && mayAnswer && (
        <Flex gap={8} style={{ marginTop: 4 }}>
          <Input
            aria-label={t('publication.answerText')}
            placeholder={t('publication.answerText')}
            maxLength={2000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button
            disabled={answer.trim() === ''}
            loading={act.busy}
            onClick={() =>
              void act.run(
                () =>
                  call('publication.answerObjection', {
                    objectionId: objection.id,
                    version: objection.version,
                    answer,
                  }),
                t('publication.answered'),
              )
            }
          >
            {t('publication.answer')}
          </Button>
        </Flex>
      )}
      <ErrorNotice error={act.error} />
    </div>
  );
}

interface Fields {
  text: string;
  receivedOn: Dayjs;
}

function ObjectionDialog({ notice, onClose }: { notice: PublicationDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const today = useStatus((state) => state.data?.today);
  const [form] = Form.useForm<Fields>();
  const submit = async ({ text, receivedOn }: Fields): Promise<void> => {
    const input = { publicationId: notice.id, text, receivedOn: receivedOn.format('YYYY-MM-DD') };
    if (await act.run(() => call('publication.recordObjection', input), t('publication.objectionRecorded'))) onClose();
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
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{ receivedOn: dayjs(today) }}
      >
        <Form.Item name="text" label={t('publication.objectionText')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={2000} autoFocus />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('publication.objectionOn')} rules={[{ required: true }]}>
          <DatePicker style={{ width: '100%' }} allowClear={false} maxDate={dayjs(today)} />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
