import { Card, Timeline } from 'antd';
import { Link } from 'wouter';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { moment } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

/** What happened, oldest first; nothing here is ever changed. */
export function PetitionHistory({ petition }: { petition: PetitionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const nameOf = (kind: string): string => {
    const key = `petitionEvent.${kind}`;
    return isTextKey(key) ? t(key) : kind;
  };
  return (
    <Card size="small" title={t('petition.history')} style={{ marginTop: 16 }}>
      <Timeline
        items={petition.events.map((event, index) => ({
          key: index,
          content: (
            <>
              <strong>{nameOf(event.kind)}</strong>{' '}
              {event.toState !== null && event.toState !== event.fromState && (
                <span>→ {t(`petitionState.${event.toState}`)}</span>
              )}
              <div style={{ color: '#4b5563' }}>
                {moment(event.at, locale)} {event.by ?? ''}
              </div>
              {event.note !== '' && <div style={{ whiteSpace: 'pre-wrap' }}>{event.note}</div>}
            </>
          ),
        }))}
      />
      {petition.mergedInto !== null && (
        <p>
          {t('petition.mergedInto')}{' '}
          <Link href={`/petitions/${petition.mergedInto.id}`}>{petition.mergedInto.petitionNo}</Link>
        </p>
      )}
      {petition.mergedFrom.length > 0 && (
        <p>
          {t('petition.mergedFrom')}{' '}
          {petition.mergedFrom.map((other) => (
            <Link key={other.id} href={`/petitions/${other.id}`} style={{ marginInlineEnd: 8 }}>
              {other.petitionNo}
            </Link>
          ))}
        </p>
      )}
    </Card>
  );
}
