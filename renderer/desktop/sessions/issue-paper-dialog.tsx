import { Modal, Select } from 'antd';
import { useState } from 'react';
import { toldApart } from '../../../shared/domain/namesakes.ts';
import type { RepresentativeId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import type { BallotDetail } from '../../stores/ballots.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** Ticks off who takes a paper within a secret ballot, one at a time. */
export function IssuePaperDialog({ ballot, onClose }: { ballot: BallotDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [representativeId, setRepresentativeId] = useState<RepresentativeId>();
  const { id: ballotId, roll } = ballot;
  const waiting = roll.filter((line) => line.present && !line.voted);
  const issue = async (): Promise<void> => {
    if (representativeId === undefined) return;
    if (await act.run(() => call('ballot.issuePaper', { ballotId, representativeId }), t('ballot.paperIssued')))
      setRepresentativeId(undefined);
  };
  return (
    <Modal
      open
      title={t('ballot.issuePaper')}
      okText={t('ballot.issuePaper')}
      okButtonProps={{ disabled: representativeId === undefined }}
      cancelText={t('action.close')}
      confirmLoading={act.busy}
      onOk={() => void issue()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('ballot.issuePaperHint')}</p>
      <Select<RepresentativeId>
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        aria-label={t('ballot.paperFor')}
        placeholder={t('ballot.paperFor')}
        value={representativeId ?? null}
        options={waiting.map((line) => ({
          value: line.representativeId,
          label: `${toldApart(line, roll)} · ${line.constituency}`,
        }))}
        onChange={setRepresentativeId}
      />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
