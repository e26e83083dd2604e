import { Alert, Flex, Form, InputNumber, Modal } from 'antd';
import { checkCounts, isOverReturned, type Counts } from '../../../shared/domain/ballot.rules.ts';
import { call } from '../../api/backend.ts';
import type { BallotDetail } from '../../stores/ballots.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { refusalText, VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

const paperFields = ['issued', 'returned', 'invalid'] as const;
const voteFields = [
  ['votesFor', 'for'],
  ['votesAgainst', 'against'],
  ['votesAbstain', 'abstain'],
] as const;

/** The tellers' counts, with the arithmetic beside them while they are typed. */
export function CountsForm({ ballot, onClose }: { ballot: BallotDetail; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Counts>();
  const act = useAct();
  const isPaper = ballot.kind === 'paper';
  const typed = Form.useWatch([], form) as Partial<Record<keyof Counts, number | null>> | undefined;
  const of = (field: keyof Counts): number => typed?.[field] ?? 0;
  const counts: Counts = {
    issued: of('issued'),
    returned: of('returned'),
    invalid: of('invalid'),
    votesFor: of('votesFor'),
    votesAgainst: of('votesAgainst'),
    votesAbstain: of('votesAbstain'),
  };
  const voids = isPaper && isOverReturned(counts);
  const verdict = checkCounts(ballot.kind, counts, ballot.present);
  const submit = async (): Promise<void> => {
    const { id: ballotId, version } = ballot;
    const done = await act.run(
      () => call('ballot.enterCounts', { ballotId, version, ...counts }),
      voids ? t('ballot.voided') : t('ballotCount.entered'),
    );
    if (done) onClose();
  };
  const field = (name: keyof Counts, label: string) => (
    <Form.Item key={name} name={name} label={label} style={{ flex: 1, marginBottom: 8 }}>
      <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  );
  return (
    <Modal
      open
      title={`${t('ballot.enterCounts')} · ${t(`ballotKind.${ballot.kind}`)}`}
      okText={t('ballotCount.submit')}
      okButtonProps={{ disabled: !verdict.ok && !voids, danger: voids }}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Form<Counts>
        form={form}
        layout="vertical"
        initialValues={{
          issued: ballot.present,
          returned: 0,
          invalid: 0,
          votesFor: 0,
          votesAgainst: 0,
          votesAbstain: 0,
        }}
      >
        {isPaper && <Flex gap={12}>{paperFields.map((name) => field(name, t(`ballot.${name}`)))}</Flex>}
        <Flex gap={12}>{voteFields.map(([name, choice]) => field(name, t(`choice.${choice}`)))}</Flex>
      </Form>
      <Arithmetic counts={counts} present={ballot.present} isPaper={isPaper} />
      <div style={{ marginTop: 8 }} aria-live="polite">
        {voids ? (
          <Alert showIcon type="error" title={t('ballotCount.willVoid')} />
        ) : (
          <VerdictLine ok={verdict.ok}>{verdict.ok ? t('ballotCount.balanced') : refusalText(t, verdict)}</VerdictLine>
        )}
      </div>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

function Arithmetic({ counts, present, isPaper }: { counts: Counts; present: number; isPaper: boolean }) {
  const t = useText();
  const sum = counts.votesFor + counts.votesAgainst + counts.votesAbstain;
  if (!isPaper) return <div style={{ color: '#4b5563' }}>{t('ballotCount.hands', { sum, present })}</div>;
  return (
    <div style={{ color: '#4b5563' }}>
      <div>{t('ballotCount.bounds', { ...counts, present })}</div>
      <div>{t('ballotCount.valid', { ...counts, valid: counts.returned - counts.invalid })}</div>
      <div>{t('ballotCount.sum', { ...counts, sum })}</div>
    </div>
  );
}
