import { FontSizeOutlined, GlobalOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn, type SignedInAccount } from '../../stores/signed-in.store.ts';
import { useText } from '../../ui/use-text.ts';
import { PassphraseDialog } from './passphrase-dialog.tsx';

/** Language, large type, and what concerns the person who is signed in. */
export function AccountMenu({ account }: { account: SignedInAccount }) {
  const t = useText();
  const { locale, setLocale, large, toggleLarge } = usePreferences();
  const { lock, signOut } = useSignedIn();
  const [changing, setChanging] = useState(false);
  return (
    <Space size="small">
      <Button
        type="text"
        icon={<GlobalOutlined />}
        onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
        aria-label={t('app.language')}
      >
        {locale === 'en' ? '中文' : 'English'}
      </Button>
      <Button
        type="text"
        icon={<FontSizeOutlined />}
        onClick={toggleLarge}
        aria-pressed={large}
        title={t('app.largeTypeHint')}
      >
        {t('app.largeType')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'passphrase', label: t('app.changePassphrase') },
            { key: 'lock', label: t('app.lock') },
            { key: 'out', label: t('app.signOut') },
          ],
          onClick: ({ key }) => {
            if (key === 'passphrase') setChanging(true);
            if (key === 'lock') lock();
            if (key === 'out') void signOut();
          },
        }}
      >
        <Button type="text" icon={<UserOutlined />}>
          {account.displayName} · {t(`role.${account.role}`)}
        </Button>
      </Dropdown>
      <PassphraseDialog open={changing} onClose={() => setChanging(false)} />
    </Space>
  );
}
