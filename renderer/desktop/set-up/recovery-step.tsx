import { Alert, Button, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useSetUp } from '../../stores/set-up.store.ts';
import { RecoverySheet, type RecoveryKey } from '../../ui/recovery-sheet.tsx';
import { useText } from '../../ui/use-text.ts';

/** The sheet for the safe, before anything is sealed: without it a forgotten passphrase would lose the identities. */
export function RecoveryStep({ recoveryKey }: { recoveryKey: RecoveryKey }) {
  const t = useText();
  const beginRosters = useSetUp((state) => state.beginRosters);
  const [stored, setStored] = useState(false);
  return (
    <Flex vertical gap={12}>
      <Alert className="no-print" showIcon type="warning" title={t('key.recovery.hint')} />
      <RecoverySheet recoveryKey={recoveryKey} />
      <Flex className="no-print" gap={12} align="center" justify="space-between" wrap>
        <Checkbox checked={stored} onChange={(event) => setStored(event.target.checked)}>
          {t('key.recovery.stored')}
        </Checkbox>
        <Flex gap={8}>
          <Button onClick={() => window.print()}>{t('key.recovery.print')}</Button>
          <Button type="primary" disabled={!stored} onClick={beginRosters}>
            {t('setUp.next')}
          </Button>
        </Flex>
      </Flex>
    </Flex>
  );
}
