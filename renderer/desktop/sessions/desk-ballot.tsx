import { Button, Flex, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { choices, type Choice } from '../../../shared/domain/ballot.ts';
import { toldApart } from '../../../shared/domain/namesakes.ts';
import { drawTrackingCode, trackingCodeBytes } from '../../../shared/domain/tracking-code.rules.ts';
import { call } from '../../api/backend.ts';
import type { BallotDetail } from '../../stores/ballots.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassedDevice } from '../../ui/passed-device.tsx';
import { unionRed } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { WhoIsNext } from '../../ui/who-is-next.tsx';

type Voter = BallotDetail['roll'][number];

/** Where the device is in its round. What was chosen lives only from the choice to the casting. */
type Step =
  | { readonly at: 'pick' }
  | { readonly at: 'confirm'; readonly voter: Voter }
  | { readonly at: 'choose'; readonly slip: string; readonly code: string; readonly choice: Choice | undefined }
  | { readonly at: 'done'; readonly code: string };

const blankAfter = 30;
const large = { fontSize: '1.4em', height: 'auto', padding: '0.7em 1.4em', whiteSpace: 'normal' } as const;

/** The device passed round: one voter at a time over the whole screen, the tracking code, and then nothing. */
export function DeskBallot({ ballot, onLeave }: { ballot: BallotDetail; onLeave: () => void }) {
  const t = useText();
  const act = useAct();
  const [step, setStep] = useState<Step>({ at: 'pick' });
  const restart = (): void => {
    act.clear();
    setStep({ at: 'pick' });
  };
  const takeSlip = (voter: Voter): void =>
    void act.run(async () => {
      const { slip } = await call('ballot.issueSlip', {
        ballotId: ballot.id,
        representativeId: voter.representativeId,
      });
      setStep({
        at: 'choose',
        slip,
        code: drawTrackingCode(crypto.getRandomValues(new Uint8Array(trackingCodeBytes))),
        choice: undefined,
      });
    });
  const cast = (slip: string, code: string, choice: Choice): void =>
    void act.run(async () => {
      await call('ballot.cast', { ballotId: ballot.id, slip, trackingCode: code, choice });
      setStep({ at: 'done', code });
    });

  return (
    <PassedDevice label={t('console.ballot')} title={ballot.question}>
      <ErrorNotice error={act.error} />
      {step.at === 'pick' && (
        <Pick ballot={ballot} onPick={(voter) => setStep({ at: 'confirm', voter })} onLeave={onLeave} />
      )}
      {step.at === 'confirm' && (
        <Flex vertical gap={24} align="center" justify="center" style={{ flex: 1 }}>
          <Button autoFocus type="primary" style={large} loading={act.busy} onClick={() => takeSlip(step.voter)}>
            {t('desk.confirm', { name: toldApart(step.voter, ballot.roll) })}
          </Button>
          <Button style={large} onClick={restart}>
            {t('desk.notMe')}
          </Button>
        </Flex>
      )}
      {step.at === 'choose' && (
        <Choose
          choice={step.choice}
          busy={act.busy}
          onChoose={(choice) => setStep({ ...step, choice })}
          onCast={(choice) => cast(step.slip, step.code, choice)}
        />
      )}
      {step.at === 'done' && <Done code={step.code} onNext={restart} />}
    </PassedDevice>
  );
}

function Pick({
  ballot,
  onPick,
  onLeave,
}: {
  ballot: BallotDetail;
  onPick: (voter: Voter) => void;
  onLeave: () => void;
}) {
  const t = useText();
  const waiting = ballot.roll.filter((line) => line.present && !line.voted);
  return (
    <WhoIsNext roll={ballot.roll} waiting={waiting} onPick={onPick} onLeave={onLeave}>
      <div style={{ fontSize: '1.5em' }}>{waiting.length === 0 ? t('desk.finished') : t('desk.who')}</div>
      {waiting.length > 0 && (
        <div style={{ color: '#4b5563', fontSize: '1.1em' }}>
          {t('desk.whoHint')} {t('desk.left', { count: waiting.length })}
        </div>
      )}
      <Progress
        aria-label={t('console.ballot')}
        percent={ballot.present === 0 ? 0 : Math.round((100 * ballot.voted) / ballot.present)}
        showInfo={false}
      />
    </WhoIsNext>
  );
}

function Choose({
  choice,
  busy,
  onChoose,
  onCast,
}: {
  choice: Choice | undefined;
  busy: boolean;
  onChoose: (choice: Choice | undefined) => void;
  onCast: (choice: Choice) => void;
}) {
  const t = useText();
  if (choice === undefined) {
    return (
      <Flex vertical gap={24} align="center" justify="center" style={{ flex: 1 }}>
        <div style={{ fontSize: '1.5em' }}>{t('desk.choose')}</div>
        <Flex gap={24} wrap justify="center">
          {choices.map((one) => (
            <Button
              key={one}
              style={{ ...large, fontSize: '2em', minWidth: '7em', minHeight: '4em' }}
              onClick={() => onChoose(one)}
            >
              {t(`choice.${one}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
    );
  }
  return (
    <Flex vertical gap={24} align="center" justify="center" style={{ flex: 1 }}>
      <div style={{ fontSize: '1.6em' }}>{t('desk.sure', { choice: t(`choice.${choice}`) })}</div>
      <Flex gap={24} wrap>
        <Button type="primary" style={large} loading={busy} onClick={() => onCast(choice)}>
          {t('desk.cast')}
        </Button>
        <Button style={large} disabled={busy} onClick={() => onChoose(undefined)}>
          {t('desk.change')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** The tracking code, which goes by itself: what stays on the screen the next voter reads. */
function Done({ code, onNext }: { code: string; onNext: () => void }) {
  const t = useText();
  const [left, setLeft] = useState(blankAfter);
  useEffect(() => {
    if (left === 0) {
      onNext();
      return undefined;
    }
    const timer = window.setTimeout(() => setLeft(left - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [left, onNext]);
  return (
    <Flex vertical gap={20} align="center" justify="center" style={{ flex: 1, textAlign: 'center' }}>
      <div style={{ fontSize: '1.6em' }}>{t('desk.done')}</div>
      <div style={{ color: '#4b5563', fontSize: '1.2em' }}>{t('desk.code')}</div>
      <div style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '3.4em', color: unionRed }}>{code}</div>
      <div style={{ fontSize: '1.2em', maxWidth: '36em' }}>{t('desk.codeHint')}</div>
      <Button autoFocus type="primary" style={large} onClick={onNext}>
        {t('desk.next')}
      </Button>
      <div style={{ color: '#4b5563' }}>{t('desk.blank', { seconds: left })}</div>
    </Flex>
  );
}
