import { Checkbox, Flex, Form, InputNumber, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { longestOnTheWaySeconds } from '../../../shared/domain/ballot.ts';
import { checkPaper, type PaperCounts } from '../../../shared/domain/ballot.rules.ts';
import { call } from '../../api/backend.ts';
import type { BallotDetail } from '../../stores/ballots.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useRunningSeconds } from '../../ui/use-running-seconds.ts';
import { refusalText, VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

const none: PaperCounts = { returned: 0, invalid: 0, votesFor: 0, votesAgainst: 0, votesAbstain: 0 };

/** Closes a ballot once both tellers have confirmed; the papers that were handed out are counted here, and joined. */
export function CloseBallotDialog({ ballot, onClose }: { ballot: BallotDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const { id: ballotId, version, kind, tellers, soFar } = ballot;
  const onPaper = soFar?.onPaper ?? 0;
  const [paper, setPaper] = useState(none);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const left = kind === 'secret' || kind === 'open' ? ballot.present - ballot.voted : 0;
  const notSent = soFar === null ? 0 : soFar.byPhone - soFar.phonesReturned;
  const onTheWay = useSecondsOnTheWay(soFar?.byPhone ?? 0, notSent);
  const verdict = checkPaper(onPaper, paper);
  const close = async (): Promise<void> => {
    const [first = '', second = ''] = tellers;
    const counted = onPaper === 0 ? {} : { paper };
    const closed = await act.run(() =>
      call('ballot.close', { ballotId, version, confirmedBy: [first, second], ...counted }),
    );
    if (closed) onClose();
  };
  return (
    <Modal
      open
      title={t('ballot.close')}
      okText={t('ballot.close')}
      okButtonProps={{ disabled: onTheWay > 0 || confirmed.length < tellers.length || (onPaper > 0 && !verdict.ok) }}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => void close()}
      onCancel={onClose}
    >
      <p>{left > 0 ? t('ballot.closeHint', { left }) : t('ballot.closeHintAll')}</p>
      {notSent > 0 && (
        <p>
          {onTheWay > 0
            ? t('ballot.onTheWay', { count: notSent, seconds: onTheWay })
            : t('ballot.notSentYet', { count: notSent })}
        </p>
      )}
      {onPaper > 0 && <PaperCount issued={onPaper} paper={paper} onChange={setPaper} />}
      <Flex vertical gap={4} style={{ marginTop: 12 }}>
        {tellers.map((name) => (
          <Checkbox
            key={name}
            checked={confirmed.includes(name)}
            onChange={(event) =>
              setConfirmed(event.target.checked ? [...confirmed, name] : confirmed.filter((one) => one !== name))
            }
          >
            {t('ballot.tellerConfirms', { name })}
          </Checkbox>
        ))}
      </Flex>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

/**
 * How long votes may still be coming from phones whose papers are signed; 0 when none is missing, or when they had their
 * time. Whoever closes at once would leave them out.
 */
function useSecondsOnTheWay(signed: number, notSent: number): number {
  const sinceLastSigned = useMemo(() => ({ signed }), [signed]);
  const passed = useRunningSeconds(0, sinceLastSigned);
  return notSent === 0 ? 0 : Math.max(0, longestOnTheWaySeconds - passed);
}

const fields = [
  ['returned', 'ballot.returned'],
  ['invalid', 'ballot.invalid'],
  ['votesFor', 'choice.for'],
  ['votesAgainst', 'choice.against'],
  ['votesAbstain', 'choice.abstain'],
] as const;

function PaperCount({
  issued,
  paper,
  onChange,
}: {
  issued: number;
  paper: PaperCounts;
  onChange: (paper: PaperCounts) => void;
}) {
  const t = useText();
  const verdict = checkPaper(issued, paper);
  const { votesFor, votesAgainst, votesAbstain } = paper;
  const valid = paper.returned - paper.invalid;
  return (
    <section aria-label={t('ballot.paperCount')}>
      <strong>{t('ballot.paperCount')}</strong>
      <div style={{ color: '#4b5563', marginBottom: 8 }}>{t('ballot.paperCountHint', { count: issued })}</div>
      <Form layout="vertical">
        <Flex gap={12}>
          {fields.map(([name, label]) => (
            <Form.Item key={name} label={t(label)} htmlFor={`paper-${name}`} style={{ flex: 1, marginBottom: 8 }}>
              <InputNumber
                id={`paper-${name}`}
                min={0}
                max={100_000}
                precision={0}
                value={paper[name]}
                style={{ width: '100%' }}
                onChange={(value) => onChange({ ...paper, [name]: value ?? 0 })}
              />
            </Form.Item>
          ))}
        </Flex>
      </Form>
      <div style={{ color: '#4b5563' }}>
        <div>{t('ballot.paperBounds', { returned: paper.returned, issued })}</div>
        <div>{t('ballotCount.valid', { ...paper, valid })}</div>
        <div>{t('ballotCount.sum', { ...paper, sum: votesFor + votesAgainst + votesAbstain })}</div>
      </div>
      <VerdictLine ok={verdict.ok}>{verdict.ok ? t('ballotCount.balanced') : refusalText(t, verdict)}</VerdictLine>
    </section>
  );
}
