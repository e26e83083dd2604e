import { Alert, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { roles, type Role } from '../../../shared/domain/member.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseHint } from '../../ui/passphrase-hint.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type Account = OutputOf<'account.list'>[number];

interface Props<Fields> {
  title: string;
  okText: string;
  /** What happens to whoever uses the account, where something does. */
  consequence?: string;
  done: string;
  initial: Partial<Fields>;
  submit: (fields: Fields) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A form about an account: closes once the backend has taken it. */
function AccountForm<Fields extends object>(props: Props<Fields>) {
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const finish = async (fields: Fields): Promise<void> => {
    if (await act.run(() => props.submit(fields), props.done)) props.onClose();
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {props.consequence !== undefined && (
        <Alert type="warning" showIcon title={props.consequence} style={{ marginBottom: 12 }} />
      )}
      <ErrorNotice error={act.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={props.initial}
        onFinish={(fields) => void finish(fields)}
      >
        {props.children}
      </Form>
    </Modal>
  );
}

function RoleFields() {
  const t = useText();
  const role = Form.useWatch<Role | undefined>('role');
  return (
    <>
      <Form.Item name="role" label={t('account.role')}>
        <Select options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="department"
        label={t('account.department')}
        extra={t('account.departmentHint')}
        hidden={role !== 'management'}
      >
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <AccountForm<{ name: string; displayName: string; role: Role; department?: string; passphrase: string }>
      title={t('account.create')}
      okText={t('action.save')}
      done={t('account.created')}
      initial={{ role: 'officer' }}
      submit={(fields) => call('account.create', fields)}
      onClose={onClose}
    >
      <Form.Item name="displayName" label={t('roster.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="name" label={t('signIn.name')} rules={[{ required: true, min: 2, whitespace: true }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <RoleFields />
      <Form.Item
        name="passphrase"
        label={t('signIn.passphrase')}
        extra={<PassphraseHint field="passphrase" nameField="name" namesFields={['displayName']} />}
        rules={[{ required: true }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </AccountForm>
  );
}

export function ChangeRoleDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useText();
  return (
    <AccountForm<{ role: Role; department?: string }>
      title={t('account.changeRoleOf', { name: account.displayName })}
      okText={t('account.changeRole')}
      consequence={t(account.role === 'chair' ? 'account.changeRoleOfChairConfirm' : 'account.changeRoleConfirm')}
      done={t('account.roleChanged')}
      initial={{ role: account.role, department: account.department ?? '' }}
      submit={({ role, department = '' }) =>
        call('account.changeRole', {
          accountId: account.id,
          version: account.version,
          role,
          department: role === 'management' ? department : '',
        })
      }
      onClose={onClose}
    >
      <RoleFields />
    </AccountForm>
  );
}

export function SetPassphraseDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useText();
  return (
    <AccountForm<{ passphrase: string }>
      title={t('account.setPassphraseOf', { name: account.displayName })}
      okText={t('account.setPassphrase')}
      consequence={t('account.setPassphraseConfirm')}
      done={t('account.passphraseSet')}
      initial={{}}
      submit={({ passphrase }) => call('account.setPassphrase', { accountId: account.id, passphrase })}
      onClose={onClose}
    >
      <Form.Item
        name="passphrase"
        label={t('passphrase.next')}
        extra={<PassphraseHint field="passphrase" name={account.name} names={[account.displayName]} />}
        rules={[{ required: true }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </AccountForm>
  );
}
