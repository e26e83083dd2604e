import { Button, Card, Flex, Input, Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { BallotId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { useBallot, type BallotDetail } from '../../stores/ballots.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { refusalText, VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { BallotResult } from './ballot-result.tsx';
import { CloseBallotDialog } from './close-ballot-dialog.tsx';
import { CountsForm } from './counts-form.tsx';
import { DeskBallot } from './desk-ballot.tsx';
import { IssuePaperDialog } from './issue-paper-dialog.tsx';
import { RollCall } from './roll-call.tsx';
import { UnlockDialog } from '../../ui/unlock-dialog.tsx';

/** A ballot on the console: while it is open how far it has come, once it is closed its result. */
export function BallotPanel({ ballotId, mayLead }: { ballotId: BallotId; mayLead: boolean }) {
  const { data, error, show, reload, leave } = useBallot();
  useEffect(() => {
    void show({ ballotId });
    return leave;
  }, [ballotId, show, leave]);
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined || data.id !== ballotId) return null;
  if (data.state !== 'open') return <BallotResult ballot={data} />;
  return <OpenBallot ballot={data} mayLead={mayLead} />;
}

function OpenBallot({ ballot, mayLead }: { ballot: BallotDetail; mayLead: boolean }) {
  const t = useText();
  const [way, setWay] = useState<'desk' | 'paper' | 'rollCall' | 'counts'>();
  const { kind, voted, present, roster } = ballot;
  const byCounts = kind === 'show_of_hands' || kind === 'paper';
  const stop = (): void => setWay(undefined);
  return (
    <Card
      size="small"
      type="inner"
      title={`${t('console.ballot')} · ${t(`ballotKind.${kind}`)} · ${t(`passRule.${ballot.passRule}`)}`}
    >
      <Flex vertical gap={8}>
        <strong>{ballot.question}</strong>
        {!byCounts && (
          <>
            <div aria-live="polite">{t('ballot.progress', { voted, present, roster })}</div>
            <Progress
              aria-label={t('console.ballot')}
              percent={present === 0 ? 0 : Math.round((100 * voted) / present)}
              showInfo={false}
            />
          </>
        )}
        {ballot.soFar !== null && <SoFar soFar={ballot.soFar} />}
        <div style={{ color: '#4b5563' }}>
          {t('ballot.noTally')} {t('ballot.tellers')}
          {t('punct.colon')}
          {ballot.tellers.join(t('punct.and'))}
        </div>
        {!ballot.votingAllowed.ok && <VerdictLine ok={false}>{refusalText(t, ballot.votingAllowed)}</VerdictLine>}
        {mayLead && (
          <Flex gap={8} wrap>
            {kind === 'secret' && (
              <Button
                type="primary"
                disabled={!ballot.votingAllowed.ok || voted === present}
                onClick={() => setWay('desk')}
              >
                {t('ballot.startDesk')}
              </Button>
            )}
            {kind === 'secret' && (
              <Button disabled={!ballot.votingAllowed.ok || voted === present} onClick={() => setWay('paper')}>
                {t('ballot.issuePaper')}
              </Button>
            )}
            {kind === 'open' && (
              <Button
                type="primary"
                disabled={!ballot.votingAllowed.ok || voted === present}
                onClick={() => setWay('rollCall')}
              >
                {t('ballot.rollCall')}
              </Button>
            )}
            {byCounts && (
              <Button type="primary" disabled={!ballot.votingAllowed.ok} onClick={() => setWay('counts')}>
                {t('ballot.enterCounts')}
              </Button>
            )}
            <Closing ballot={ballot} />
          </Flex>
        )}
      </Flex>
      {way === 'desk' && <DeskBallot ballot={ballot} onLeave={stop} />}
      {way === 'paper' && <IssuePaperDialog ballot={ballot} onClose={stop} />}
      {way === 'rollCall' && <RollCall ballot={ballot} onClose={stop} />}
      {way === 'counts' && <CountsForm ballot={ballot} onClose={stop} />}
    </Card>
  );
}

/** Papers and slips handed out in each way, and what has come back; a paper comes back with the count. */
function SoFar({ soFar }: { soFar: NonNullable<BallotDetail['soFar']> }) {
  const t = useText();
  const { byPhone, phonesReturned, atDesk, onPaper, inBox } = soFar;
  return (
    <div aria-live="polite">
      <div>{t('ballot.soFarIssued', { issued: byPhone + atDesk + onPaper, byPhone, atDesk, onPaper })}</div>
      <div>
        {t('ballot.soFarReturned', { inBox })}
        {phonesReturned < byPhone && ` · ${t('ballot.soFarNotSent', { count: byPhone - phonesReturned })}`}
      </div>
    </div>
  );
}

/** Closing, unlocking after a restart, and giving the ballot up. */
function Closing({ ballot }: { ballot: BallotDetail }) {
  const t = useText();
  const [dialog, setDialog] = useState<'unlock' | 'void' | 'close'>();
  const mayClose = useSignedIn((state) => state.account?.role) === 'chair';
  const { id: ballotId, kind } = ballot;
  const locked = kind === 'secret' && !ballot.keyHeld;
  return (
    <>
      {locked ? (
        <Button onClick={() => setDialog('unlock')}>{t('openingCode.enter')}</Button>
      ) : !mayClose ? (
        <span style={{ color: '#4b5563', alignSelf: 'center' }}>{t('ballot.chairCloses')}</span>
      ) : (
        <Button onClick={() => setDialog('close')}>{t('ballot.close')}</Button>
      )}
      <Button danger onClick={() => setDialog('void')}>
        {t('ballot.void')}
      </Button>
      {dialog === 'unlock' && (
        <UnlockDialog
          unlock={(halves) => call('ballot.unlock', { ballotId, ...halves })}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'close' && <CloseBallotDialog ballot={ballot} onClose={() => setDialog(undefined)} />}
      {dialog === 'void' && <VoidDialog ballot={ballot} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function VoidDialog({ ballot, onClose }: { ballot: BallotDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const { id: ballotId, version } = ballot;
  const submit = async (): Promise<void> => {
    if (await act.run(() => call('ballot.void', { ballotId, version, reason }), t('ballot.voided'))) onClose();
  };
  return (
    <Modal
      open
      title={t('ballot.void')}
      okText={t('ballot.void')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('ballot.voidHint')}</p>
      <ErrorNotice error={act.error} />
      <Input
        aria-label={t('agenda.reason')}
        placeholder={t('agenda.reason')}
        maxLength={300}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
