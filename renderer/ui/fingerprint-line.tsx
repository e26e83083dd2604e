import type { ReactNode } from 'react';
import { fingerprintCharacters, fingerprintCode, fingerprintWords } from '../../shared/domain/fingerprint.ts';
import { usePreferences } from '../stores/preferences.store.ts';
import { QrCode } from './qr-code.tsx';
import { useText } from './use-text.ts';

/** A fingerprint as people copy it: in the page's language, as a code, and as a QR code for a scanner. */
export function FingerprintLine({ label, hash }: { label: ReactNode; hash: string }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const [first, second] =
    locale === 'zh-CN'
      ? [fingerprintCharacters(hash), fingerprintWords(hash)]
      : [fingerprintWords(hash), fingerprintCharacters(hash)];
  return (
    <div style={{ display: 'flex', gap: '1rem', alignItems: 'center', margin: '8px 0' }}>
      <QrCode text={fingerprintCode(hash)} label={t('fingerprint.qr')} />
      <div style={{ minWidth: 0 }}>
        <div style={{ color: '#4b5563' }}>{label}</div>
        <div style={{ fontSize: locale === 'zh-CN' ? '1.5em' : '1.15em', fontWeight: 600, overflowWrap: 'anywhere' }}>
          {first}
        </div>
        <div style={{ color: '#4b5563' }}>
          {second} ·{' '}
          <span style={{ fontFamily: 'ui-monospace, Consolas, monospace', whiteSpace: 'nowrap' }}>
            {fingerprintCode(hash)}
          </span>
        </div>
      </div>
    </div>
  );
}
