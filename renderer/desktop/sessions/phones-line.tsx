import { MobileOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useHostStatus } from '../../stores/host.store.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** How many phones are in changes without a notice. */
const askEvery = 5_000;

/** Whether phones can come in to the meeting, with the way to where serving is started and stopped. */
export function PhonesLine() {
  const t = useText();
  const { data, show, reload, leave } = useHostStatus();
  useEffect(() => {
    void show({});
    const timer = window.setInterval(() => void reload(), askEvery);
    return () => {
      window.clearInterval(timer);
      leave();
    };
  }, [show, reload, leave]);
  if (data === undefined) return null;
  const { running, addressLost, connected } = data;
  const isReached = running && !addressLost;
  return (
    <Flex gap={8} align="center" wrap>
      <MobileOutlined />
      <span style={{ color: isReached ? statusColor.good : statusColor.soon }}>
        {isReached ? t('phones.serving', { count: connected }) : t(running ? 'phones.lost' : 'phones.off')}
      </span>
      <Link href="/settings/host">{t(isReached ? 'phones.open' : 'phones.start')}</Link>
    </Flex>
  );
}
