import type { OutputOf } from '../../shared/contract/index.ts';
import { usePreferences } from '../stores/preferences.store.ts';
import { useStatus } from '../stores/status.store.ts';
import { moment } from './dates.ts';
import { QrCode } from './qr-code.tsx';
import './recovery-sheet.css';
import { useText } from './use-text.ts';

export type RecoveryKey = OutputOf<'system.setUp'>['recoveryKey'];

/** The sheet for the union's safe: the recovery key as characters, as words and as a code, with room for signatures. */
export function RecoverySheet({ recoveryKey }: { recoveryKey: RecoveryKey }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const status = useStatus((state) => state.data);
  const { characters, words, code } = recoveryKey;
  return (
    <section className="recovery-sheet" aria-label={t('key.recovery')}>
      <h2>{t('key.recovery.sheet', { unionName: status?.unionName ?? '' })}</h2>
      <ol className="recovery-characters" aria-label={t('key.recovery.characters')}>
        {characters.map((character, index) => (
          // A character may come twice: its place is what tells one from the other.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <small>{index + 1}</small>
            <b>{character}</b>
          </li>
        ))}
      </ol>
      <div className="recovery-rest">
        <QrCode text={code} label={t('key.recovery.code')} size="8em" />
        <div>
          <div className="recovery-words">
            <span style={{ color: '#4b5563' }}>{t('key.recovery.words')}</span>
            <br />
            {words.join(' ')}
          </div>
          <p style={{ margin: '0.5rem 0 0' }}>{t('key.recovery.sheetUse')}</p>
          {status !== undefined && (
            <div style={{ color: '#4b5563' }}>
              {t('key.recovery.madeAt')} {moment(status.now, locale)}
            </div>
          )}
        </div>
      </div>
      <div className="recovery-signatures">
        <div>{t('key.recovery.keeper')}</div>
        <div>{t('key.recovery.witness')}</div>
        <div>{t('key.recovery.madeAt')}</div>
      </div>
    </section>
  );
}
