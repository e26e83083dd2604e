import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import type { Progress } from './progress-page.tsx';

const scores = [1, 2, 3, 4, 5] as const;

/** How content the petitioner is, once, when it is done. */
export function RateField({ code, progress, onChanged }: { code: string; progress: Progress; onChanged: () => void }) {
  const t = usePortalText();
  const [score, setScore] = useState<number>();
  const [given, setGiven] = useState<number>();
  const act = useAct();
  const rated = progress.rated ?? given;
  if (rated !== undefined) return <Notice tone="good">{t('portal.rated', { score: rated })}</Notice>;
  if (!progress.mayRate) return null;
  const send = async (): Promise<void> => {
    if (score === undefined || !(await act.run('receipt.rate', { code, score }))) return;
    setGiven(score);
    onChanged();
  };
  return (
    <fieldset className="field card">
      <legend>{t('portal.rate')}</legend>
      <div className="choice">
        {scores.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={score === one}
            aria-label={t('portal.stars', { score: one })}
            disabled={act.busy}
            onClick={() => setScore(one)}
          >
            {one}
          </button>
        ))}
      </div>
      <p className="muted">{t('portal.rateHint')}</p>
      <FailNotice error={act.error} />
      <Button
        block
        color="primary"
        disabled={score === undefined}
        loading={act.busy}
        loadingText={t('portal.sending')}
        onClick={() => void send()}
      >
        {t('portal.rateSend')}
      </Button>
    </fieldset>
  );
}
