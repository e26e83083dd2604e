import { usePortalText } from '../../use-text.ts';

/** The code by which somebody finds the own vote, large, and how. */
export function TrackingCode({ code }: { code: string }) {
  const t = usePortalText();
  return (
    <div className="card">
      <strong>{t('portal.trackingCode')}</strong>
      <div className="receipt-code code large">{code}</div>
      <p className="muted">{t('portal.trackingHint')}</p>
    </div>
  );
}
