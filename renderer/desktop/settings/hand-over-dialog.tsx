import { Alert, App, Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { useAccounts } from '../../stores/settings.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseRefused } from '../../ui/passphrase-refused.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  passphrase: string;
  successorId: AccountId;
  successorPassphrase: string;
  predecessor: 'chair' | 'officer' | 'closed';
}

const whatThen = ['officer', 'closed', 'chair'] as const;

/** The chair changes with both at the PC; afterwards both sign in anew. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const me = useSignedIn((state) => state.account?.id);
  const { data, show, leave } = useAccounts();
  const [form] = Form.useForm<Fields>();
  const [refused, setRefused] = useState<{ whose: 'own' | 'successor'; waitSeconds: number }>();
  const act = useAct();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const others = (data ?? []).filter((account) => account.id !== me && account.disabledAt === null);
  const submit = (fields: Fields): void => {
    setRefused(undefined);
    void act.run(async () => {
      const reply = await call('key.handOver', fields);
      if (!reply.done) {
        setRefused(reply);
        return;
      }
      void message.success(t('key.handOver.done'));
      onClose();
    });
  };
  return (
    <Modal
      open
      title={t('key.handOver.title')}
      okText={t('key.handOver')}
      okButtonProps={{ disabled: others.length === 0 }}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('key.handOver.hint')}</p>
      {data !== undefined && others.length === 0 && <Alert showIcon type="info" title={t('key.handOver.none')} />}
      <PassphraseRefused seconds={refused?.waitSeconds} {...(refused === undefined ? {} : { whose: refused.whose })} />
      <ErrorNotice error={act.error} />
      <Form<Fields>
        name="handOver"
        form={form}
        layout="vertical"
        initialValues={{ predecessor: 'officer' }}
        onFinish={submit}
      >
        <Form.Item name="passphrase" label={t('identity.yourPassphrase')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="successorId" label={t('key.handOver.successor')} rules={[{ required: true }]}>
          <Select
            options={others.map(({ id, displayName, name, role }) => ({
              value: id,
              label: t('key.handOver.account', { name: displayName, account: name, role: t(`role.${role}`) }),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="successorPassphrase"
          label={t('key.handOver.successorPassphrase')}
          rules={[{ required: true }]}
        >
          <Input.Password autoComplete="off" />
        </Form.Item>
        <Form.Item name="predecessor" label={t('key.handOver.predecessor')}>
          <Radio.Group options={whatThen.map((value) => ({ value, label: t(`key.handOver.${value}`) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
