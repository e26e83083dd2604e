import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { newCommandId, phoneCall } from '../api/call.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import type { Progress } from './progress-page.tsx';

const scores = [1, 2, 3, 4, 5] as const;

/** How content the petitioner is, once, when it is done. */
export function RateField({ code, progress, onChanged }: { code: string; progress: Progress; onChanged: () => void }) {
  const t = usePortalText();
  const [score, setScore] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [commandId, setCommandId] = useState(newCommandId);
  if (progress.rated !== null) return <Notice tone="good">{t('portal.rated', { score: progress.rated })}</Notice>;
  if (!progress.mayRate) return null;
  const send = async (): Promise<void> => {
    setError(undefined);
    if (score === undefined) return;
    try {
      await phoneCall('receipt.rate', { code, score }, commandId);
      onChanged();
    } catch (caught) {
      setError(caught);
    }
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
            onClick={() => {
              setScore(one);
              // Another score is not the one before tried again.
              if (one !== score) setCommandId(newCommandId());
            }}
          >
            {one}
          </button>
        ))}
      </div>
      <p className="muted">{t('portal.rateHint')}</p>
      <FailNotice error={error} />
      <Button block color="primary" disabled={score === undefined} onClick={() => void send()}>
        {t('portal.rateSend')}
      </Button>
    </fieldset>
  );
}
