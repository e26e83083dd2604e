import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { DoorCodeDialog } from './door-code-dialog.tsx';

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
