import { Alert, Button, Card, Flex, Form, Input, List, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { RecoverDialog } from './recover-dialog.tsx';

/** Of the demo enterprise only: its accounts are for looking around and hold nothing real. */
const demoPassphrase = 'gongshi-demo';

export function SignInPage() {
  const t = useText();
  const { locale, setLocale } = usePreferences();
  const status = useStatus((state) => state.data);
  const { locked, signIn } = useSignedIn();
  const [form] = Form.useForm<{ name: string; passphrase: string }>();
  const [recovering, setRecovering] = useState(false);
  const [wait, setWait] = useState<number>();
  const act = useAct();
  const passphrase = useRef<InputRef>(null);
  const submit = async (fields: { name: string; passphrase: string }): Promise<void> => {
    setWait(undefined);
    await act.run(async () => {
      const seconds = await signIn(fields.name, fields.passphrase);
      setWait(seconds);
      if (seconds !== undefined) passphrase.current?.select();
    });
  };
  const demo = status?.demoAccounts ?? [];
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 24 }}>
      <Card
        style={{ width: 'min(30rem, 100%)' }}
        title={<h1 style={{ fontSize: '1.2em', margin: 0 }}>{t('app.name')}</h1>}
        extra={
          <Button type="text" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {locale === 'en' ? '中文' : 'English'}
          </Button>
        }
      >
        <p style={{ marginTop: 0, color: '#4b5563' }}>
          {status?.enterpriseName} · {status?.unionName}
        </p>
        {locked && <Alert showIcon type="info" title={t('signIn.locked')} style={{ marginBottom: 12 }} />}
        {wait !== undefined && (
          <Alert
            role="alert"
            showIcon
            type="error"
            title={wait === 0 ? t('signIn.wrong') : t('signIn.wait', { seconds: wait })}
            style={{ marginBottom: 12 }}
          />
        )}
        <ErrorNotice error={act.error} />
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          <Form.Item name="name" label={t('signIn.name')} rules={[{ required: true }]}>
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item name="passphrase" label={t('signIn.passphrase')} rules={[{ required: true }]}>
            <Input.Password ref={passphrase} autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={act.busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
        <Flex justify="space-between" align="center" wrap style={{ marginTop: 8 }}>
          <Link href="/receipt">{t('receipt.open')}</Link>
          <Button type="link" style={{ paddingInline: 0 }} onClick={() => setRecovering(true)}>
            {t('recover.link')}
          </Button>
        </Flex>
        {recovering && <RecoverDialog onClose={() => setRecovering(false)} />}
        {demo.length > 0 && (
          <List
            style={{ marginTop: 16 }}
            size="small"
            header={t('signIn.demoAccounts', { passphrase: demoPassphrase })}
            dataSource={demo}
            renderItem={(account) => (
              <List.Item
                actions={[
                  <Button
                    key="in"
                    size="small"
                    onClick={() => void submit({ name: account.name, passphrase: demoPassphrase })}
                  >
                    {t('signIn.submit')}
                  </Button>,
                ]}
              >
                {account.displayName} · {t(`role.${account.role}`)}
              </List.Item>
            )}
          />
        )}
      </Card>
    </main>
  );
}
