import { Typography } from 'antd';
import { useEffect } from 'react';
import { useHostStatus } from '../../stores/host.store.ts';
import { useText } from '../../ui/use-text.ts';

/** Where any television in the LAN opens the wall, as long as screens are served. */
export function WallAddress() {
  const t = useText();
  const { data, show, leave } = useHostStatus();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  if (data === undefined || data.address === null || data.addressLost) return null;
  return (
    <div style={{ color: '#4b5563' }}>
      {t('publication.wallAddress')}{' '}
      <Typography.Text copyable code>
        {`${data.address}/wall`}
      </Typography.Text>
    </div>
  );
}
