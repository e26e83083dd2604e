import { Alert, Button, Card, Collapse, Flex } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import type { HostStatus } from '../../ui/phone-link.ts';

/** When phones cannot connect: what the PC can find out itself, and the three things that it cannot. */
export function SelfTestCard({ status }: { status: HostStatus }) {
  const t = useText();
  const act = useAct();
  const [found, setFound] = useState<OutputOf<'host.test'> & { address: string }>();
  const { running, address, networks } = status;
  const run = (): Promise<boolean> =>
    act.run(async () => {
      setFound(undefined);
      setFound({ ...(await call('host.test', {})), address: address ?? '' });
    });
  const at = address === null ? (networks[0]?.address ?? '192.168.1.20') : new URL(address).hostname;
  // What was found out about another address says nothing of this one.
  const shown = found?.address === address ? found : undefined;
  return (
    <Card size="small" title={t('host.test')} style={{ height: '100%' }}>
      <Flex gap={12} align="center">
        <Button disabled={!running} loading={act.busy} onClick={() => void run()}>
          {t('host.testRun')}
        </Button>
        {!running && <span style={{ color: '#4b5563' }}>{t('host.testOff')}</span>}
      </Flex>
      <ErrorNotice error={act.error} />
      {shown !== undefined && (
        <Alert
          showIcon
          type={shown.answers ? 'success' : 'error'}
          style={{ marginTop: 8 }}
          title={
            shown.answers ? t('host.testGood', { count: shown.millis }) : t('host.testBad', { address: shown.address })
          }
          description={shown.answers ? t('host.testNotFirewall') : undefined}
        />
      )}
      <Collapse
        accordion
        size="small"
        defaultActiveKey="firewall"
        style={{ marginTop: 12 }}
        items={[
          {
            key: 'firewall',
            label: t('host.help.firewall'),
            children: (
              <Flex vertical gap={8}>
                <div>{t('host.help.firewallAsk')}</div>
                <div>{t('host.help.firewallLater')}</div>
                <div>{t('host.help.firewallPrivate')}</div>
              </Flex>
            ),
          },
          {
            key: 'sameWifi',
            label: t('host.help.sameWifi'),
            children: t('host.help.sameWifiHow', { address: at }),
          },
          { key: 'guest', label: t('host.help.guest'), children: t('host.help.guestHow') },
        ]}
      />
    </Card>
  );
}
