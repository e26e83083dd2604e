import type { ReactNode } from 'react';
import { AppError } from '../../shared/errors.ts';
import { KeyRefused } from './api/sealed-transport.ts';
import { isPortalKey, usePortalText } from './use-text.ts';

/** A box that says how things stand. */
export function Notice({ tone, children }: { tone: 'info' | 'good' | 'warn'; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'warn' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** Why something did not work, in words, and the way to try again where there is one. */
export function FailNotice({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const t = usePortalText();
  if (error === undefined) return null;
  return (
    <Notice tone="warn">
      {words(error, t)}
      {onAgain !== undefined && (
        <p>
          <button type="button" className="plain" onClick={onAgain}>
            {t('portal.again')}
          </button>
        </p>
      )}
    </Notice>
  );
}

function words(error: unknown, t: ReturnType<typeof usePortalText>): string {
  if (error instanceof KeyRefused) return t(error.why === 'changed' ? 'portal.keyChanged' : 'portal.keyUnknown');
  if (!(error instanceof AppError)) return t('portal.offline');
  const key = `portal.fail.${error.code}`;
  const details = Object.entries(error.details).map(([name, value]) => [name, String(value)] as const);
  return isPortalKey(key) ? t(key, Object.fromEntries(details)) : t('portal.fail.other');
}
