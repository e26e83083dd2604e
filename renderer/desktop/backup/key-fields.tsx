import { Form, Input, Radio } from 'antd';
import type { InputOf } from '../../../shared/contract/index.ts';
import { useText } from '../../ui/use-text.ts';

export interface KeyValues {
  kind: 'recovery_key' | 'passphrase';
  recoveryKey?: string;
  accountName?: string;
  passphrase?: string;
}

/** What opens the backup, as the call takes it. */
export function keyOf(values: KeyValues): InputOf<'backup.restore'>['by'] {
  const { kind, recoveryKey = '', accountName = '', passphrase = '' } = values;
  return kind === 'recovery_key' ? { kind, recoveryKey } : { kind, accountName, passphrase };
}

/** The recovery key, or the passphrase of an account that could open it then. */
export function KeyFields({ accounts }: { accounts: readonly string[] }) {
  const t = useText();
  const kind = Form.useWatch<KeyValues['kind'] | undefined>('kind');
  return (
    <>
      <Form.Item name="kind" label={t('backup.by')} initialValue="recovery_key">
        <Radio.Group
          options={[
            { value: 'recovery_key', label: t('backup.byRecoveryKey') },
            { value: 'passphrase', label: t('backup.byPassphrase') },
          ]}
        />
      </Form.Item>
      {kind === 'passphrase' ? (
        <>
          <Form.Item
            name="accountName"
            label={t('backup.accountName')}
            initialValue={accounts[0]}
            rules={[{ required: true }]}
          >
            <Input autoComplete="off" maxLength={40} />
          </Form.Item>
          <Form.Item name="passphrase" label={t('signIn.passphrase')} rules={[{ required: true }]}>
            <Input.Password autoComplete="off" />
          </Form.Item>
        </>
      ) : (
        <Form.Item
          name="recoveryKey"
          label={t('backup.byRecoveryKey')}
          extra={t('backup.recoveryKeyHint')}
          rules={[{ required: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} autoComplete="off" spellCheck={false} maxLength={400} />
        </Form.Item>
      )}
    </>
  );
}
