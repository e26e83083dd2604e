import { Button, Flex, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { toldApart } from '../../../shared/domain/namesakes.ts';
import { call } from '../../api/backend.ts';
import type { EvaluationDetail } from '../../stores/evaluations.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassedDevice } from '../../ui/passed-device.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { WhoIsNext } from '../../ui/who-is-next.tsx';

type Rater = EvaluationDetail['roll'][number];
/** One score for the session and one for each petition; 0 is left out. */
type Scores = readonly number[];

/** Where the device is in its round. What was rated lives only until the sheet is handed in. */
type Step =
  | { readonly at: 'pick' }
  | { readonly at: 'confirm'; readonly rater: Rater }
  | { readonly at: 'rate'; readonly rater: Rater; readonly scores: Scores }
  | { readonly at: 'done' };

const blankAfter = 6;
const large = { fontSize: '1.3em', height: 'auto', padding: '0.7em 1.2em', whiteSpace: 'normal' } as const;
const scale = [5, 4, 3, 2, 1] as const;

/** The device passed round: each representative rates the session and what was carried out, one question a screen. */
export function DeskEvaluation({ evaluation, onLeave }: { evaluation: EvaluationDetail; onLeave: () => void }) {
  const t = useText();
  const act = useAct();
  const [step, setStep] = useState<Step>({ at: 'pick' });
  const questions = [
    t('evaluation.desk.session'),
    ...evaluation.petitions.map(({ petitionNo, title }) => t('evaluation.desk.petition', { no: petitionNo, title })),
  ];
  const restart = (): void => {
    act.clear();
    setStep({ at: 'pick' });
  };
  const handIn = (rater: Rater, [session = 0, ...rest]: Scores): void =>
    void act.run(async () => {
      if (evaluation.roundId === null) return;
      const petitions = evaluation.petitions.flatMap(({ id }, index) => {
        const score = rest[index] ?? 0;
        return score === 0 ? [] : [{ petitionId: id, score }];
      });
      const { representativeId } = rater;
      await call('evaluation.rate', { roundId: evaluation.roundId, representativeId, session, petitions });
      setStep({ at: 'done' });
    });
  return (
    <PassedDevice label={t('evaluation.desk')} title={`${evaluation.title} · ${t('evaluation.desk')}`}>
      <ErrorNotice error={act.error} />
      {step.at === 'pick' && (
        <Pick evaluation={evaluation} onPick={(rater) => setStep({ at: 'confirm', rater })} onLeave={onLeave} />
      )}
      {step.at === 'confirm' && (
        <Flex vertical gap={24} align="center" justify="center" style={{ flex: 1 }}>
          <Button
            autoFocus
            type="primary"
            style={large}
            onClick={() => setStep({ at: 'rate', rater: step.rater, scores: [] })}
          >
            {t('evaluation.desk.confirm', { name: toldApart(step.rater, evaluation.roll) })}
          </Button>
          <Button style={large} onClick={restart}>
            {t('desk.notMe')}
          </Button>
        </Flex>
      )}
      {step.at === 'rate' && step.scores.length < questions.length && (
        <Question
          text={questions[step.scores.length] ?? ''}
          n={step.scores.length + 1}
          of={questions.length}
          onScore={(score) => setStep({ ...step, scores: [...step.scores, score] })}
          onBack={step.scores.length === 0 ? restart : () => setStep({ ...step, scores: step.scores.slice(0, -1) })}
        />
      )}
      {step.at === 'rate' && step.scores.length === questions.length && (
        <Review
          questions={questions}
          scores={step.scores}
          busy={act.busy}
          onHandIn={() => handIn(step.rater, step.scores)}
          onAgain={() => setStep({ ...step, scores: [] })}
        />
      )}
      {step.at === 'done' && <Done onNext={restart} />}
    </PassedDevice>
  );
}

function Pick({
  evaluation,
  onPick,
  onLeave,
}: {
  evaluation: EvaluationDetail;
  onPick: (rater: Rater) => void;
  onLeave: () => void;
}) {
  const t = useText();
  const waiting = evaluation.roll.filter((line) => !line.rated);
  return (
    <WhoIsNext roll={evaluation.roll} waiting={waiting} onPick={onPick} onLeave={onLeave}>
      <div style={{ fontSize: '1.5em' }}>
        {waiting.length === 0 ? t('evaluation.desk.finished') : t('desk.whoHint')}
      </div>
      {waiting.length > 0 && (
        <div style={{ color: '#4b5563', fontSize: '1.1em' }}>
          {t('evaluation.desk.left', { count: waiting.length })}
        </div>
      )}
    </WhoIsNext>
  );
}

function Question({
  text,
  n,
  of,
  onScore,
  onBack,
}: {
  text: string;
  n: number;
  of: number;
  onScore: (score: number) => void;
  onBack: () => void;
}) {
  const t = useText();
  return (
    <Flex vertical gap={24} style={{ flex: 1 }}>
      <div>
        <div style={{ color: '#4b5563', fontSize: '1.1em' }}>{t('evaluation.desk.step', { n, of })}</div>
        <Progress aria-hidden percent={Math.round((100 * (n - 1)) / of)} showInfo={false} />
      </div>
      <div style={{ fontSize: '1.6em' }}>{text}</div>
      <Flex gap={16} wrap>
        {scale.map((score) => (
          <Button key={score} style={{ ...large, minWidth: '8.5em' }} onClick={() => onScore(score)}>
            <div style={{ fontSize: '1.6em' }}>{score}</div>
            <div>{t(`evaluation.score.${score}`)}</div>
          </Button>
        ))}
      </Flex>
      <Flex gap={16}>
        <Button size="large" onClick={onBack}>
          {t('evaluation.desk.back')}
        </Button>
        {n > 1 && (
          <Button size="large" onClick={() => onScore(0)}>
            {t('evaluation.desk.skip')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

function Review({
  questions,
  scores,
  busy,
  onHandIn,
  onAgain,
}: {
  questions: readonly string[];
  scores: Scores;
  busy: boolean;
  onHandIn: () => void;
  onAgain: () => void;
}) {
  const t = useText();
  const words = (score: number): string => {
    const known = scale.find((one) => one === score);
    return known === undefined ? t('evaluation.desk.skipped') : `${known} · ${t(`evaluation.score.${known}`)}`;
  };
  return (
    <Flex vertical gap={20} style={{ flex: 1 }}>
      <div style={{ fontSize: '1.4em' }}>{t('evaluation.desk.review')}</div>
      <table style={{ fontSize: '1.15em', borderCollapse: 'collapse' }}>
        <tbody>
          {questions.map((question, index) => (
            <tr key={question} style={{ borderBottom: '1px solid #e5e5e0' }}>
              <td style={{ padding: '0.4em 1em 0.4em 0' }}>{question}</td>
              <td style={{ whiteSpace: 'nowrap', width: '10em' }}>{words(scores[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Flex gap={24} wrap>
        <Button type="primary" style={large} loading={busy} onClick={onHandIn}>
          {t('evaluation.desk.submit')}
        </Button>
        <Button style={large} disabled={busy} onClick={onAgain}>
          {t('evaluation.desk.again')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** Goes by itself: the next person finds the list of names and nothing of the one before. */
function Done({ onNext }: { onNext: () => void }) {
  const t = useText();
  useEffect(() => {
    const timer = window.setTimeout(onNext, blankAfter * 1000);
    return () => window.clearTimeout(timer);
  }, [onNext]);
  return (
    <Flex vertical gap={24} align="center" justify="center" style={{ flex: 1 }}>
      <div style={{ fontSize: '1.8em' }}>{t('evaluation.desk.done')}</div>
      <Button autoFocus type="primary" style={large} onClick={onNext}>
        {t('evaluation.desk.next')}
      </Button>
    </Flex>
  );
}
