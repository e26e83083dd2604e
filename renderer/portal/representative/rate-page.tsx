import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { goTo } from '../use-route.ts';
import type { MeetingRead, Round } from './meeting-read.ts';

const scores = [1, 2, 3, 4, 5] as const;

/** The sheet at the end: the session, and each petition that came to a result. Sealed; how somebody rated is not kept. */
export function RatePage({ read: { round, again } }: { read: MeetingRead }) {
  const t = usePortalText();
  return (
    <>
      <h1>{t('portal.rateSession')}</h1>
      {round === null ? (
        <Notice tone="info">{t('portal.noRound')}</Notice>
      ) : round.rated ? (
        <Notice tone="good">{t('portal.ratedSession')}</Notice>
      ) : (
        <Sheet round={round} again={again} />
      )}
    </>
  );
}

function Sheet({ round, again }: { round: Round; again: () => void }) {
  const t = usePortalText();
  const [session, setSession] = useState<number>();
  const [given, setGiven] = useState<Readonly<Record<string, number>>>({});
  const act = useAct();
  const send = async (): Promise<void> => {
    if (session === undefined) return;
    const petitions = round.petitions.flatMap(({ id }) => {
      const score = given[id];
      return score === undefined ? [] : [{ petitionId: id, score }];
    });
    const sent = await act.run('evaluation.rateMine', { roundId: round.roundId, session, petitions });
    again();
    if (sent) goTo('representative/rate');
  };
  return (
    <>
      <p className="muted">{t('portal.rateSecret')}</p>
      <Stars title={round.sessionTitle} score={session} onScore={setSession} />
      {round.petitions.length > 0 && <h2>{t('portal.ratePetitions')}</h2>}
      {round.petitions.map(({ id, petitionNo, title }) => (
        <Stars
          key={id}
          title={`${petitionNo} ${title}`}
          score={given[id]}
          onScore={(score) => setGiven((before) => ({ ...before, [id]: score }))}
        />
      ))}
      <div className="actions">
        <FailNotice error={act.error} />
        <Button block color="primary" loading={act.busy} disabled={session === undefined} onClick={() => void send()}>
          {t('portal.rateSend')}
        </Button>
      </div>
    </>
  );
}

function Stars({
  title,
  score,
  onScore,
}: {
  title: string;
  score: number | undefined;
  onScore: (score: number) => void;
}) {
  const t = usePortalText();
  return (
    <fieldset className="field card">
      <legend>{title}</legend>
      <div className="choice">
        {scores.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={score === one}
            aria-label={t('portal.stars', { score: one })}
            onClick={() => onScore(one)}
          >
            {one}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
