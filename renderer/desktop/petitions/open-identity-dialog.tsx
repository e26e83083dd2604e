import { Descriptions, Flex, Form, Image, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { openingPurposes, type OpeningPurpose } from '../../../shared/domain/identity.ts';
import { call } from '../../api/backend.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseRefused } from '../../ui/passphrase-refused.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type Opened = Extract<OutputOf<'identity.open'>, { opened: true }>;

interface Fields {
  purpose: OpeningPurpose;
  reason: string;
  passphrase: string;
}

/** Long enough to dial a number, short enough for a chair who is called away. */
const shownSeconds = 90;

/** Asks for purpose, reason and passphrase, then shows one identity for a while. Nothing of it stays in the page. */
export function OpenIdentityDialog({ petition, onClose }: { petition: PetitionDetail; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const [wait, setWait] = useState<number>();
  const [opened, setOpened] = useState<Opened>();
  const act = useAct();
  const submit = (fields: Fields): void => {
    setWait(undefined);
    void act.run(async () => {
      const reply = await call('identity.open', { petitionId: petition.id, ...fields });
      form.resetFields(['passphrase']);
      if (reply.opened) setOpened(reply);
      else setWait(reply.waitSeconds);
    });
  };
  if (opened !== undefined) return <ShownIdentity petitionNo={petition.petitionNo} opened={opened} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('identity.open.title', { petitionNo: petition.petitionNo })}
      okText={t('identity.open')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('identity.open.hint')}</p>
      <PassphraseRefused seconds={wait} />
      <ErrorNotice error={act.error} />
      <Form<Fields>
        name="openIdentity"
        form={form}
        layout="vertical"
        initialValues={{ purpose: 'contact' }}
        onFinish={submit}
      >
        <Form.Item name="purpose" label={t('identity.purpose')}>
          <Select options={openingPurposes.map((value) => ({ value, label: t(`identity.purpose.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('identity.reason')}
          extra={t('identity.reasonHint')}
          rules={[{ required: true, whitespace: true, min: 4 }]}
        >
          <Input maxLength={300} autoFocus />
        </Form.Item>
        <Form.Item name="passphrase" label={t('identity.yourPassphrase')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function ShownIdentity({ petitionNo, opened, onClose }: { petitionNo: string; opened: Opened; onClose: () => void }) {
  const t = useText();
  const [left, setLeft] = useState(shownSeconds);
  useEffect(() => {
    const timer = window.setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onClose();
  }, [left, onClose]);
  const { identity, files } = opened;
  return (
    <Modal
      open
      title={`${petitionNo} ${t('identity.opened')}`}
      okText={t('action.close')}
      onOk={onClose}
      onCancel={onClose}
      footer={(_, { OkBtn }) => <OkBtn />}
    >
      {identity !== null && (
        <Descriptions
          bordered
          column={1}
          size="small"
          items={(['name', 'phone', 'employeeNo'] as const).map((field) => ({
            key: field,
            label: t(`identity.${field}`),
            children: identity[field] === '' ? t('notGiven') : identity[field],
          }))}
        />
      )}
      {files.length > 0 && <h3 style={{ fontSize: '1em' }}>{t('identity.files')}</h3>}
      <Flex gap={12} wrap>
        {files.map((file) => (
          <OpenedFile key={file.attachmentId} file={file} />
        ))}
      </Flex>
      <p style={{ color: '#4b5563', marginBottom: 0 }}>{t('identity.openedHint', { seconds: left })}</p>
    </Modal>
  );
}

function OpenedFile({ file }: { file: Opened['files'][number] }) {
  // In the page's memory alone: an object URL would outlive the dialog.
  const url = `data:${file.mime};base64,${file.content}`;
  if (file.mime.startsWith('image/')) return <Image src={url} alt={file.name} width={200} />;
  return (
    <audio src={url} controls aria-label={file.name}>
      <track kind="captions" />
    </audio>
  );
}
