import { useEffect } from 'react';
import type { SessionId } from '../../../shared/ids.ts';
import { useTalkTimes } from '../../stores/sessions.store.ts';
import { spokenGroups } from '../../../shared/domain/speech.rules.ts';
import { talkGroupKey } from '../../../shared/i18n/talk-group-key.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** A running speech changes nothing in the record; the bars ask for its time themselves. */
const askEvery = 5_000;

/** Talk time of each group in the meeting, as bars with minutes and share. */
export function TalkTimeBars({ sessionId, isRunning }: { sessionId: SessionId; isRunning: boolean }) {
  const t = useText();
  const { data, show, leave } = useTalkTimes();
  useEffect(() => {
    void show({ sessionId });
    const timer = isRunning ? window.setInterval(() => void show({ sessionId }), askEvery) : undefined;
    return () => window.clearInterval(timer);
  }, [sessionId, isRunning, show]);
  useEffect(() => leave, [leave]);
  if (data === undefined) return null;
  return (
    <section aria-label={t('speech.times')}>
      <div style={{ color: '#4b5563', marginBottom: 2 }}>{t('speech.times')}</div>
      {data.seconds === 0 ? (
        <span style={{ color: '#4b5563' }}>{t('speech.noTimes')}</span>
      ) : (
        spokenGroups(data).map((group) => (
          <div key={group.group} style={{ marginBottom: 4 }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
              <span>{t(talkGroupKey(group.group))}</span>
              <span style={{ fontVariantNumeric: 'tabular-nums' }}>
                {t('speech.minutes', { minutes: Math.floor(group.seconds / 60), seconds: group.seconds % 60 })} ·{' '}
                {group.percent}%
              </span>
            </div>
            <div style={{ height: 6, background: '#e3e3df', borderRadius: 3 }}>
              <div
                style={{ width: `${group.percent}%`, height: '100%', background: statusColor.going, borderRadius: 3 }}
              />
            </div>
          </div>
        ))
      )}
    </section>
  );
}
