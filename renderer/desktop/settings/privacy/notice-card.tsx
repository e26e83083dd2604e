import { Alert, Button, Card, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { maxNoticeText } from '../../../../shared/domain/privacy-notice.ts';
import { call } from '../../../api/backend.ts';
import { usePreferences } from '../../../stores/preferences.store.ts';
import { useSignedIn } from '../../../stores/signed-in.store.ts';
import { longDay } from '../../../ui/dates.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { PrintDialog } from '../../../ui/print-dialog.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useText } from '../../../ui/use-text.ts';
import '../../../ui/plain-sheet.css';

type Notice = OutputOf<'privacy.notice'>;

/** The notice that petitioners are given: read, printed for the wall, and by the chair changed to the next version. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const [open, setOpen] = useState<'read' | 'change'>();
  const { version, on, namesRetention, retentionMonths } = notice;
  return (
    <Card size="small" title={t('privacy.notice')}>
      <Flex gap={12} align="center" wrap>
        <span style={{ marginInlineEnd: 'auto' }}>
          {on === null ? t('privacy.noticeShipped') : t('privacy.noticeVersion', { version, on: longDay(on, locale) })}
        </span>
        <Button onClick={() => setOpen('read')}>{t('privacy.noticeRead')}</Button>
        {isChair && <Button onClick={() => setOpen('change')}>{t('privacy.noticeChange')}</Button>}
      </Flex>
      {!namesRetention && (
        <Alert
          showIcon
          type="warning"
          title={t('privacy.noticeStale', { months: retentionMonths })}
          style={{ marginTop: 8 }}
        />
      )}
      {open === 'read' && <ReadNotice notice={notice} onClose={() => setOpen(undefined)} />}
      {open === 'change' && <ChangeNotice notice={notice} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function ReadNotice({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useText();
  return (
    <PrintDialog title={t('privacy.notice')} rem={50} onClose={onClose} printLabel={t('privacy.noticePrint')}>
      {/* What hangs on the wall is in Chinese, whatever language the office PC shows. */}
      <article className="plain-sheet" lang="zh-CN">
        <h2>个人信息告知书</h2>
        <div className="words">{notice.body}</div>
      </article>
    </PrintDialog>
  );
}

function ChangeNotice({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<{ body: string }>();
  const submit = async ({ body }: { body: string }): Promise<void> => {
    const done = t('privacy.noticeChanged', { version: notice.on === null ? 2 : notice.versions + 1 });
    if (await act.run(() => call('privacy.changeNotice', { body }), done)) onClose();
  };
  return (
    <Modal
      open
      width="min(50rem, 94vw)"
      style={{ top: 16 }}
      title={t('privacy.noticeChange')}
      okText={t('action.save')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p style={{ color: '#4b5563', marginTop: 0 }}>{t('privacy.noticeChangeHint')}</p>
      <ErrorNotice error={act.error} />
      <Form form={form} layout="vertical" initialValues={{ body: notice.body }} onFinish={(f) => void submit(f)}>
        <Form.Item name="body" label={t('privacy.noticeText')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea lang="zh-CN" rows={16} maxLength={maxNoticeText} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
