import { dayOf } from '../../../shared/domain/instant.ts';
import { dayWords } from '../days.ts';
import { useLocale, usePortalText } from '../use-text.ts';
import type { Held } from './meeting-read.ts';

/** What can be read of the session by now, and after it that there will be minutes. */
export function Papers({ session }: { session: Held }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const { papers, own, closedAt } = session;
  const isWaitedFor = own !== null && closedAt !== null && !papers.some(({ kind }) => kind === 'minutes');
  if (papers.length === 0 && !isWaitedFor) return null;
  return (
    <>
      <h2>{t('portal.papers')}</h2>
      <ul className="rows">
        {papers.map(({ kind, releasedAt }) => (
          <li key={kind}>
            <a href={`#/representative/papers/${kind}`}>
              {t(`portal.paper.${kind}`)} ›
              <div className="muted">{t(`portal.paperOn.${kind}`, { day: dayWords(dayOf(releasedAt), locale) })}</div>
            </a>
          </li>
        ))}
      </ul>
      {isWaitedFor && <p className="muted">{t('portal.minutesLater')}</p>}
    </>
  );
}
