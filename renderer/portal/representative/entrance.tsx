import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { useEntered } from './entered.store.ts';

/** Coming in: by the personal QR code, or by a code that the union's desk tells at the door. */
export function Entrance() {
  const t = usePortalText();
  const { asking, error, enter, again } = useEntered();
  const [code, setCode] = useState('');
  const isAnswered = error instanceof AppError;
  return (
    <>
      <h1>{t('portal.representative')}</h1>
      <Notice tone="info">{t('portal.repOut')}</Notice>
      {asking && (
        <p className="muted" aria-live="polite">
          {t('portal.loading')}
        </p>
      )}
      <FailNotice error={error} {...(isAnswered ? {} : { onAgain: again })} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter(code.trim().toUpperCase());
        }}
      >
        <label className="field">
          <span>{t('portal.doorCode')}</span>
          <input
            className="box code door"
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            aria-describedby="door-hint"
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <p className="muted" id="door-hint">
          {t('portal.doorCodeHint')}
        </p>
        <div className="actions">
          <Button block color="primary" type="submit" loading={asking} disabled={code.trim().length < 8}>
            {t('portal.doorCodeEnter')}
          </Button>
        </div>
      </form>
    </>
  );
}
