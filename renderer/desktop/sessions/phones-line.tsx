import { MobileOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { Link } from 'wouter';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';
import { useHostStatusLive } from '../host/use-host-status-live.ts';

/** Whether phones can come in to the meeting, with the way to where serving is started and stopped. */
export function PhonesLine() {
  const t = useText();
  const { data } = useHostStatusLive();
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
