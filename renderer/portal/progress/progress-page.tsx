import Button from 'antd-mobile/es/components/button';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { onPhoneNotice, phoneCall } from '../api/call.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { ProgressShown } from './progress-shown.tsx';

export type Progress = Extract<OutputOf<'receipt.lookUp'>, { found: true }>;

/** Milliseconds: a notice tells that some petition moved, and seldom this one. */
const unhurried = 5_000;

/** Looks up what became of a petition. The code is kept nowhere: the phone may be somebody else's. */
export function ProgressPage() {
  const t = usePortalText();
  const [code, setCode] = useState('');
  const [progress, setProgress] = useState<Progress>();
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const look = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setMissing(false);
    try {
      const found = await phoneCall('receipt.lookUp', { code });
      setProgress(found.found ? found : undefined);
      setMissing(!found.found);
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  const isShown = progress !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const read = (): void => {
      phoneCall('receipt.lookUp', { code }).then(
        (found) => found.found && setProgress(found),
        () => undefined,
      );
    };
    return onPhoneNotice(['petition', 'session', 'action', 'evaluation'], read, unhurried);
  }, [isShown, code]);
  if (progress !== undefined) {
    return (
      <ProgressShown
        code={code}
        progress={progress}
        onChanged={() => void look()}
        onLeave={() => {
          setProgress(undefined);
          setCode('');
        }}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <label className="field">
        <span>{t('portal.codeField')}</span>
        <textarea
          className="box code"
          rows={2}
          maxLength={80}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </label>
      <p className="muted">{t('portal.codeHint')}</p>
      {missing && <Notice tone="warn">{t('portal.notFound')}</Notice>}
      <FailNotice error={error} />
      <div className="actions">
        <Button
          block
          color="primary"
          type="submit"
          loading={busy}
          loadingText={t('portal.loading')}
          disabled={code.trim() === ''}
        >
          {t('portal.look')}
        </Button>
      </div>
    </form>
  );
}
