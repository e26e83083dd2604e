import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** A code to tell somebody at the door who has no printed one: shown large, once. */
export function DoorCodeButton({
  representativeId,
  disabled,
}: {
  representativeId: RepresentativeId;
  disabled: boolean;
}) {
  const t = useText();
  const act = useAct();
  const [told, setTold] = useState<OutputOf<'host.issueDoorCode'>>();
  const issue = (): Promise<boolean> =>
    act.run(async () => setTold(await call('host.issueDoorCode', { representativeId })));
  return (
    <>
      <Button size="small" disabled={disabled} loading={act.busy} onClick={() => void issue()}>
        {t('host.doorCode')}
      </Button>
      <ErrorNotice error={act.error} />
      {told !== undefined && <DoorCodeDialog told={told} onClose={() => setTold(undefined)} />}
    </>
  );
}

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
