import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { call } from '../../../api/backend.ts';
import { saveText } from '../../../api/save-file.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { PrintDialog } from '../../../ui/print-dialog.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useText } from '../../../ui/use-text.ts';
import { PersonCopySheet, type PersonCopy } from './person-copy-sheet.tsx';

interface Fields {
  name: string;
  phone?: string;
  employeeNo?: string;
  numbers?: string;
  passphrase: string;
}

/** Asks who wants a copy and for the chair's passphrase; what comes is in this page's memory alone. */
export function PersonCopyDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<Fields>();
  const [refused, setRefused] = useState<number>();
  const [record, setRecord] = useState<PersonCopy>();
  const submit = async ({ name, phone = '', employeeNo = '', numbers = '', passphrase }: Fields): Promise<void> => {
    setRefused(undefined);
    const petitionNos = numbers.split(/[\s,，、;；]+/).filter((no) => no !== '');
    await act.run(async () => {
      const made: OutputOf<'privacy.export'> = await call('privacy.export', {
        name,
        phone,
        employeeNo,
        petitionNos,
        passphrase,
      });
      form.resetFields(['passphrase']);
      if (made.exported) setRecord(made.record);
      else setRefused(made.waitSeconds);
    });
  };
  if (record !== undefined) return <Copy record={record} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('privacy.export')}
      okText={t('privacy.exportMake')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p style={{ marginTop: 0, color: '#4b5563' }}>{t('privacy.exportHint')}</p>
      <ErrorNotice error={act.error} />
      {refused !== undefined && (
        <Alert
          role="alert"
          showIcon
          type="error"
          style={{ marginBottom: 8 }}
          title={refused === 0 ? t('privacy.exportWrong') : t('privacy.exportWait', { seconds: refused })}
        />
      )}
      <Form<Fields> form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item name="name" label={t('intake.name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('intake.phone')}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="employeeNo" label={t('intake.employeeNo')}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="numbers" label={t('privacy.exportNumbers')}>
          <Input maxLength={600} autoComplete="off" placeholder="2026-0012 2026-0034" />
        </Form.Item>
        <Form.Item name="passphrase" label={t('passphrase.current')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function Copy({ record, onClose }: { record: PersonCopy; onClose: () => void }) {
  const t = useText();
  return (
    <PrintDialog
      isShownOnce
      title={t('privacy.export')}
      rem={54}
      onClose={onClose}
      buttons={
        <Button onClick={() => void saveText(`个人信息-${record.madeOn}.json`, JSON.stringify(record, null, 2))}>
          {t('privacy.exportSave')}
        </Button>
      }
    >
      <PersonCopySheet record={record} />
    </PrintDialog>
  );
}
