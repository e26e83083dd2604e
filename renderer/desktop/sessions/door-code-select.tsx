import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { useHostStatus } from '../../stores/host.store.ts';
import type { Participant } from '../../stores/sessions.store.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { DoorCodeDialog } from '../host/door-code-dialog.tsx';

/** Issues a door code to a representative who has come without the printed one; only where phones are served. */
export function DoorCodeSelect({ people }: { people: readonly Participant[] }) {
  const t = useText();
  const act = useAct({ loud: true });
  const isServed = useHostStatus((state) => state.data?.running === true);
  const [told, setTold] = useState<OutputOf<'host.issueDoorCode'>>();
  const options = useMemo(
    () =>
      people.flatMap(({ representativeId, name, department }) =>
        representativeId === null ? [] : [{ value: representativeId, label: [name, department].join(' ').trim() }],
      ),
    [people],
  );
  if (!isServed) return null;
  const issue = (representativeId: RepresentativeId): void =>
    void act.run(async () => setTold(await call('host.issueDoorCode', { representativeId })));
  return (
    <>
      <Select<RepresentativeId>
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        style={{ width: '100%', marginTop: 8 }}
        aria-label={t('host.doorCodeChoose')}
        placeholder={t('host.doorCodeChoose')}
        options={options}
        disabled={act.busy}
        onChange={issue}
      />
      {told !== undefined && <DoorCodeDialog told={told} onClose={() => setTold(undefined)} />}
    </>
  );
}
