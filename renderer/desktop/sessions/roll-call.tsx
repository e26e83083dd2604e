import { Button, Flex, Modal, Progress } from 'antd';
import { choices } from '../../../shared/domain/ballot.ts';
import { call } from '../../api/backend.ts';
import type { BallotDetail } from '../../stores/ballots.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** An open ballot: the names of those here are called one after the other. */
export function RollCall({ ballot, onClose }: { ballot: BallotDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const { id: ballotId, voted, present, roster } = ballot;
  const next = ballot.roll.find((line) => line.present && !line.voted);
  return (
    <Modal open width={640} title={`${t('ballot.rollCall')} · ${ballot.question}`} footer={null} onCancel={onClose}>
      <div>{t('ballot.progress', { voted, present, roster })}</div>
      <Progress
        aria-label={t('ballot.rollCall')}
        percent={present === 0 ? 0 : Math.round((100 * voted) / present)}
        showInfo={false}
      />
      <ErrorNotice error={act.error} />
      {next === undefined ? (
        <p>{t('desk.finished')}</p>
      ) : (
        <Flex vertical gap={16} align="center" style={{ padding: 16 }}>
          <div style={{ fontSize: '2em', fontWeight: 600 }} aria-live="polite">
            {next.name}
          </div>
          <div style={{ color: '#4b5563' }}>{next.constituency}</div>
          <Flex gap={12}>
            {choices.map((choice) => (
              <Button
                key={choice}
                size="large"
                disabled={act.busy}
                onClick={() =>
                  void act.run(() =>
                    call('ballot.castOpen', { ballotId, representativeId: next.representativeId, choice }),
                  )
                }
              >
                {t(`choice.${choice}`)}
              </Button>
            ))}
          </Flex>
        </Flex>
      )}
    </Modal>
  );
}
