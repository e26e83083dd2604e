import { Button, Modal } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { moment } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

/** The code large, to be told to whom it is for. */
export function DoorCodeDialog({ told, onClose }: { told: OutputOf<'host.issueDoorCode'>; onClose: () => void }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  return (
    <Modal
      open
      title={t('host.doorCodeFor', { name: told.name })}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
      onCancel={onClose}
    >
      <p style={{ fontFamily: 'monospace', fontSize: '2.6em', textAlign: 'center', margin: '12px 0' }}>{told.code}</p>
      <p>{t('host.doorCodeHint', { until: moment(told.validUntil, locale) })}</p>
    </Modal>
  );
}
