import { QrCode } from '../ui/qr-code.tsx';
import { phoneLink } from '../ui/phone-link.ts';
import { useText } from '../ui/use-text.ts';
import type { ScreenSession } from './screen-page.tsx';

/** Where phones come in, while people check in: the code, its address and fingerprint in words, and how many are here. */
export function ScreenJoin({ session }: { session: ScreenSession }) {
  const t = useText();
  const { join, here, invited } = session;
  return (
    <section className="screen-join" aria-label={t('steer.joinTitle')}>
      {join !== null && <QrCode text={phoneLink(join)} label={t('steer.joinTitle')} size="min(15rem, 48vh)" />}
      <div>
        <h2>{t('steer.joinTitle')}</h2>
        <p>{t(join === null ? 'steer.joinOff' : 'steer.joinHint')}</p>
        {join !== null && (
          <p className="screen-muted">
            {t('steer.joinWifi', { address: join.address })}
            <br />
            {t('steer.joinKey', { fingerprint: join.fingerprint })}
          </p>
        )}
        <div className="screen-result" aria-live="polite">
          {t('steer.checkedIn', { present: here, invited })}
        </div>
      </div>
    </section>
  );
}
