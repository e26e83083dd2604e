import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { RecoverySheet, type RecoveryKey } from './recovery-sheet.tsx';
import { useText } from './use-text.ts';

/** A recovery key, shown once: it closes only when the person says that the sheet is kept. */
export function RecoveryKeyDialog({ recoveryKey, onClose }: { recoveryKey: RecoveryKey; onClose: () => void }) {
  const t = useText();
  const [stored, setStored] = useState(false);
  return (
    <Modal
      open
      className="print-dialog"
      width="min(46rem, 96vw)"
      style={{ top: 16 }}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('key.recovery.title')}
      footer={[
        <Button key="print" onClick={() => window.print()}>
          {t('key.recovery.print')}
        </Button>,
        <Button key="done" type="primary" disabled={!stored} onClick={onClose}>
          {t('key.recovery.done')}
        </Button>,
      ]}
    >
      <Alert
        className="recovery-screen"
        showIcon
        type="warning"
        title={t('key.recovery.hint')}
        style={{ marginBottom: 12 }}
      />
      <RecoverySheet recoveryKey={recoveryKey} />
      <Checkbox
        className="recovery-screen"
        style={{ marginTop: 12 }}
        checked={stored}
        onChange={(event) => setStored(event.target.checked)}
      >
        {t('key.recovery.stored')}
      </Checkbox>
    </Modal>
  );
}
