import type { ReactNode } from 'react';
import { AppError } from '../../shared/errors.ts';
import { HostBusy, HostFailed } from './api/ask-host.ts';
import { KeyRefused } from './api/sealed-transport.ts';
import { detailWords } from './days.ts';
import { isPortalKey, useLocale, usePortalText, type PortalKey } from './use-text.ts';

interface Box {
  readonly tone: 'info' | 'good' | 'warn';
  /** For the field that it speaks of. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** A box that says how things stand. */
export function Notice({ tone, id, children }: Box) {
  return (
    <div id={id} className={`notice ${tone}`} role={tone === 'warn' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/**
 * Why something did not work, in words, and the way to try again where there is one: `onAgain` is for what is only read.
 * Without it somebody has typed something, and hears that it is still there.
 */
export function FailNotice({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  if (error === undefined) return null;
  const isRead = onAgain !== undefined;
  return (
    <Notice tone="warn">
      {error instanceof AppError ? refusalWords(error, t, locale) : t(unansweredKey(error, isRead))}
      {isRead && (
        <p>
          <button type="button" className="plain" onClick={onAgain}>
            {t('portal.again')}
          </button>
        </p>
      )}
    </Notice>
  );
}

function refusalWords(error: AppError, t: ReturnType<typeof usePortalText>, locale: string): string {
  const key = `portal.fail.${error.code}`;
  return isPortalKey(key) ? t(key, detailWords(error.details, locale)) : t('portal.fail.other');
}

function unansweredKey(error: unknown, isRead: boolean): PortalKey {
  if (error instanceof KeyRefused) return error.why === 'changed' ? 'portal.keyChanged' : 'portal.keyUnknown';
  if (error instanceof HostBusy) return isRead ? 'portal.busy' : 'portal.busyForm';
  if (error instanceof HostFailed) return 'portal.fail.other';
  return isRead ? 'portal.offlineRead' : 'portal.offline';
}
