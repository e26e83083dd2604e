import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Popconfirm, Select, Table, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { roles, type Role } from '../../../shared/domain/member.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useAccounts } from '../../stores/settings.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseHint } from '../../ui/passphrase-hint.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  name: string;
  displayName: string;
  role: Role;
  department?: string;
  passphrase: string;
}

export function AccountsTab() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = useAccounts();
  const [creating, setCreating] = useState(false);
  const act = useAct({ loud: true });
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      {isChair && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)} style={{ marginBottom: 12 }}>
          {t('account.create')}
        </Button>
      )}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={data ?? []}
        columns={[
          { title: t('signIn.name'), dataIndex: 'name' },
          { title: t('roster.name'), dataIndex: 'displayName' },
          { title: t('account.role'), render: (_, row) => t(`role.${row.role}`) },
          { title: t('petition.handler'), render: (_, row) => row.department ?? '—' },
          { title: t('account.createdAt'), render: (_, row) => moment(row.createdAt, locale) },
          {
            title: '',
            width: 120,
            render: (_, row) =>
              row.disabledAt !== null ? (
                <Tag>{t('account.disabled')}</Tag>
              ) : (
                isChair && (
                  <Popconfirm
                    title={t('account.disableConfirm')}
                    okText={t('account.disable')}
                    onConfirm={() => void act.run(() => call('account.disable', { accountId: row.id }))}
                  >
                    <Button size="small">{t('account.disable')}</Button>
                  </Popconfirm>
                )
              ),
          },
        ]}
      />
      {creating && <AccountDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function AccountDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const submit = async ({ department = '', ...fields }: Fields): Promise<void> => {
    if (await act.run(() => call('account.create', { ...fields, department }), t('account.created'))) onClose();
  };
  return (
    <Modal
      open
      title={t('account.create')}
      okText={t('action.save')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ role: 'officer' }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="displayName" label={t('roster.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="name" label={t('signIn.name')} rules={[{ required: true, min: 2, whitespace: true }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('account.role')}>
          <Select options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="department" label={t('account.department')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="passphrase"
          label={t('signIn.passphrase')}
          extra={<PassphraseHint field="passphrase" nameField="name" namesFields={['displayName']} />}
          rules={[{ required: true }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
