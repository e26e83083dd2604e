import { Alert, App, Button, Checkbox, Form, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { KeyFields, keyOf, type KeyValues } from './key-fields.tsx';
import { PlaceInput } from './place-input.tsx';

interface Fields extends KeyValues {
  file: string;
  withoutFiles?: boolean;
}

type Inside = OutputOf<'backup.inspect'>;

/** From a file, through what is in it and the key that opens it, to the record it holds. */
export function RestoreDialog({ file = '', onClose }: { file?: string; onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const locale = usePreferences((state) => state.locale);
  const { account, signOut } = useSignedIn();
  const [form] = Form.useForm<Fields>();
  const [inside, setInside] = useState<Inside>();
  const act = useAct();

  const look = (at: string): Promise<boolean> =>
    act.run(async () => {
      setInside(undefined);
      setInside(await call('backup.inspect', { file: at }));
    });
  useEffect(() => {
    if (file !== '') void look(file);
    // Once, for the file that the dialog was opened with.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const restore = async (fields: Fields): Promise<void> => {
    await act.run(async () => {
      const by = keyOf(fields);
      const done = await call('backup.restore', { file: fields.file, by, withoutFiles: fields.withoutFiles === true });
      void message.success(t('backup.restored', { at: moment(done.madeAt, locale) }));
      onClose();
      if (account !== undefined) await signOut().catch(() => undefined);
    });
  };

  return (
    <Modal
      open
      width="42rem"
      title={t('backup.restoreTitle')}
      okText={t('backup.restoreNow')}
      okButtonProps={{ disabled: inside === undefined, danger: account !== undefined }}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {account !== undefined && <Alert type="info" showIcon title={t('backup.restoreHint')} />}
      <ErrorNotice error={act.error} />
      <Form<Fields>
        name="restore"
        form={form}
        layout="vertical"
        style={{ marginTop: 12 }}
        initialValues={{ file }}
        onFinish={(fields) => void restore(fields)}
        onValuesChange={(changed: Partial<Fields>) => {
          if (changed.file !== undefined) setInside(undefined);
        }}
      >
        <Form.Item name="file" label={t('backup.file')} rules={[{ required: true }]}>
          <PlaceInput kind="backup" />
        </Form.Item>
        {inside === undefined ? (
          <Button onClick={() => void look(form.getFieldValue('file') as string)} loading={act.busy}>
            {t('backup.look')}
          </Button>
        ) : (
          <>
            <Alert
              type="success"
              title={t('backup.inside', {
                enterprise: inside.enterpriseName,
                at: inside.madeAt === null ? '' : moment(inside.madeAt, locale),
                entries: inside.entries,
                attachments: inside.attachments,
              })}
              style={{ marginBottom: 16 }}
            />
            <KeyFields accounts={inside.accounts} />
          </>
        )}
        <Form.Item
          name="withoutFiles"
          valuePropName="checked"
          hidden={act.error?.code !== 'BACKUP_FILES_MISSING' && (inside?.missing ?? 0) === 0}
        >
          <Checkbox>{t('backup.withoutFiles')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
