import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useText } from '../../ui/use-text.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** On the first-run page: the enterprise has a record already, on another PC or on a stick. */
export function RestoreOffer() {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Flex gap={12} align="center" style={{ marginBottom: 16, padding: 12, background: '#faf7f6' }} wrap>
      <span style={{ flex: 1, minWidth: '18rem' }}>{t('setUp.restoreHint')}</span>
      <Button onClick={() => setOpen(true)}>{t('backup.restoreTitle')}</Button>
      {open && <RestoreDialog onClose={() => setOpen(false)} />}
    </Flex>
  );
}
