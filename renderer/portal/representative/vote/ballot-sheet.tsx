import Button from 'antd-mobile/es/components/button';
import { useEffect, useRef, useState } from 'react';
import { choices, type Choice } from '../../../../shared/domain/ballot.ts';
import { FailNotice, Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';

interface Sheet {
  readonly kind: 'secret' | 'open';
  readonly busy: boolean;
  readonly error: unknown;
  readonly onVote: (choice: Choice) => void;
}

/** Choosing, and confirming what was chosen: a vote cannot be taken back. */
export function BallotSheet({ kind, busy, error, onVote }: Sheet) {
  const t = usePortalText();
  const [choice, setChoice] = useState<Choice>();
  const [confirming, setConfirming] = useState(false);
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (confirming) question.current?.focus();
  }, [confirming]);
  if (confirming && choice !== undefined)
    return (
      <>
        <h2 ref={question} tabIndex={-1}>
          {t('portal.confirmVote')}
        </h2>
        <div className="card chosen">{t(`portal.choice.${choice}`)}</div>
        <p className="muted">{t('portal.confirmHint')}</p>
        <div className="actions">
          <FailNotice error={error} />
          <Button block color="primary" loading={busy} onClick={() => onVote(choice)}>
            {t('portal.sendVote')}
          </Button>
          <button type="button" className="plain wide" disabled={busy} onClick={() => setConfirming(false)}>
            {t('portal.changeVote')}
          </button>
        </div>
      </>
    );
  return (
    <>
      <Notice tone={kind === 'open' ? 'warn' : 'info'}>
        {t(kind === 'open' ? 'portal.byNameRule' : 'portal.secretRule')}
      </Notice>
      <fieldset className="ballot">
        <legend className="unseen">{t('portal.yourVote')}</legend>
        {choices.map((one) => (
          <button key={one} type="button" aria-pressed={choice === one} onClick={() => setChoice(one)}>
            {t(`portal.choice.${one}`)}
          </button>
        ))}
      </fieldset>
      <div className="actions">
        <Button block color="primary" disabled={choice === undefined} onClick={() => setConfirming(true)}>
          {t('portal.toConfirm')}
        </Button>
      </div>
    </>
  );
}
