import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Popconfirm, Table, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useAccounts } from '../../stores/settings.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { ChangeRoleDialog, NewAccountDialog, SetPassphraseDialog } from './account-dialogs.tsx';

type Account = OutputOf<'account.list'>[number];
type Open = { dialog: 'create' } | { dialog: 'role' | 'passphrase'; account: Account };

export function AccountsTab() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = useAccounts();
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const act = useAct({ loud: true });
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      {isChair && (
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setOpen({ dialog: 'create' })}
          style={{ marginBottom: 12 }}
        >
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
          { title: t('account.department'), render: (_, row) => row.department ?? '—' },
          { title: t('account.createdAt'), render: (_, row) => moment(row.createdAt, locale) },
          {
            title: '',
            render: (_, row) =>
              row.disabledAt !== null ? (
                <Tag>{t('account.disabled')}</Tag>
              ) : (
                isChair && (
                  <Flex gap={8} justify="end" wrap>
                    <Button size="small" onClick={() => setOpen({ dialog: 'role', account: row })}>
                      {t('account.changeRole')}
                    </Button>
                    {row.role !== 'chair' && (
                      <Button size="small" onClick={() => setOpen({ dialog: 'passphrase', account: row })}>
                        {t('account.setPassphrase')}
                      </Button>
                    )}
                    <Popconfirm
                      title={t('account.disableConfirm')}
                      okText={t('account.disable')}
                      onConfirm={() => void act.run(() => call('account.disable', { accountId: row.id }))}
                    >
                      <Button size="small">{t('account.disable')}</Button>
                    </Popconfirm>
                  </Flex>
                )
              ),
          },
        ]}
      />
      {open?.dialog === 'create' && <NewAccountDialog onClose={close} />}
      {open?.dialog === 'role' && <ChangeRoleDialog account={open.account} onClose={close} />}
      {open?.dialog === 'passphrase' && <SetPassphraseDialog account={open.account} onClose={close} />}
    </>
  );
}
