import { usePortalText } from '../use-text.ts';
import type { MeetingRead } from './meeting-read.ts';

/** What is to be discussed, in order; where the meeting is now is marked. */
export function AgendaPage({ read: { session } }: { read: MeetingRead }) {
  const t = usePortalText();
  const agenda = session?.agenda ?? [];
  return (
    <>
      <h1>{t('portal.tab.agenda')}</h1>
      {agenda.length === 0 && <p className="muted">{t('portal.noAgenda')}</p>}
      <ol className="rows">
        {agenda.map((item) => {
          const isNow = item.id === session?.currentItemId && item.outcome === null;
          return (
            <li key={item.id} className={isNow ? 'now' : undefined} aria-current={isNow ? 'step' : undefined}>
              <a href={`#/representative/agenda/${item.id}`}>
                {item.position}. {item.title}
                <div className="marks">
                  {isNow && <span className="mark strong">{t('portal.now')}</span>}
                  {item.major && <span className="mark">{t('portal.major')}</span>}
                  {item.outcome !== null && <span className="mark done">{t(`portal.outcome.${item.outcome}`)}</span>}
                </div>
              </a>
            </li>
          );
        })}
      </ol>
      {session !== null && (
        <p>
          <a href="#/representative/motions" className="plain back">
            {t('portal.motions')} ›
          </a>
        </p>
      )}
    </>
  );
}
