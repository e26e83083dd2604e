import { clockText } from '../../shared/domain/clock-text.ts';
import { spokenGroups } from '../../shared/domain/speech.rules.ts';
import { talkGroupKey } from '../../shared/i18n/talk-group-key.ts';
import { useRunningSeconds } from '../ui/use-running-seconds.ts';
import { useText } from '../ui/use-text.ts';
import type { ScreenSession } from './screen-page.tsx';

/** Who speaks, with the time, and who comes next; `shown` names at most, then how many more. */
export function ScreenSpeakers({ session, shown }: { session: ScreenSession; shown: number }) {
  const t = useText();
  const { speaking, waiting } = session;
  const seconds = useRunningSeconds(speaking?.seconds ?? 0, session);
  if (speaking === null && waiting.length === 0) {
    return <p className="screen-muted">{t('speech.nobody')}</p>;
  }
  return (
    <section className="screen-speakers" aria-label={t('speech.title')}>
      {speaking !== null && (
        <div className="screen-speaking">
          <div className="screen-muted">{t('speech.speaking')}</div>
          <div className="screen-speaking-line">
            <strong>{speaking.name}</strong>
            <strong role="timer">{clockText(seconds)}</strong>
          </div>
          <div className="screen-muted">
            {t(talkGroupKey(speaking.group))}
            {speaking.department !== '' && ` · ${speaking.department}`}
          </div>
        </div>
      )}
      {waiting.length > 0 && (
        <>
          <div className="screen-muted">{t('speech.nextUp')}</div>
          <ol className="screen-waiting">
            {waiting.slice(0, shown).map((speech, index) => (
              <li key={speech.id}>
                {index + 1}. {speech.name} <span className="screen-muted">{t(talkGroupKey(speech.group))}</span>
              </li>
            ))}
          </ol>
          {waiting.length > shown && (
            <div className="screen-muted">{t('speech.more', { count: waiting.length - shown })}</div>
          )}
        </>
      )}
    </section>
  );
}

/** Talk time of each group with its share; runs on with whoever speaks. Beside an item only of those who have spoken. */
export function ScreenTimes({ session, large = false }: { session: ScreenSession; large?: boolean }) {
  const t = useText();
  const { times, speaking } = session;
  const passed = useRunningSeconds(0, session);
  const running = speaking === null ? 0 : passed;
  const groups = times.groups.map((group) =>
    group.group === speaking?.group ? { ...group, seconds: group.seconds + running } : group,
  );
  const seconds = times.seconds + running;
  if (seconds === 0) return large ? <p className="screen-muted">{t('speech.noTimes')}</p> : null;
  return (
    <section className={large ? 'screen-times screen-times-large' : 'screen-times'} aria-label={t('speech.times')}>
      {!large && <div className="screen-muted">{t('speech.times')}</div>}
      {spokenGroups({ groups, seconds })
        .filter((group) => large || group.seconds > 0)
        .map((group) => (
          <div key={group.group} className="screen-time">
            <span>{t(talkGroupKey(group.group))}</span>
            <div className="screen-bar">
              <div style={{ width: `${group.percent}%` }} />
            </div>
            <span className="screen-time-share">
              {large && (
                <>
                  {t('speech.minutes', { minutes: Math.floor(group.seconds / 60), seconds: group.seconds % 60 })}
                  {' · '}
                </>
              )}
              {group.percent}%
            </span>
          </div>
        ))}
    </section>
  );
}
