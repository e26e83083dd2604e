import { useEffect } from 'react';
import { scanned } from './api/call.ts';
import { useOutbox } from './hand-in/outbox.store.ts';
import { Notice } from './notice.tsx';
import { PageHere } from './pages.tsx';
import { useEntered } from './representative/entered.store.ts';
import { goTo, useRoute } from './use-route.ts';
import { useLocale, usePortalText } from './use-text.ts';

const workerTabs = ['handIn', 'progress', 'read', 'representative'] as const;

/** What a representative who is in has at hand; the last leads back to everybody's pages. */
const meetingTabs = ['meeting', 'agenda', 'floor', 'vote', 'others'] as const;

/** The phone pages: what a worker holds in one hand. */
export function PortalApp() {
  const t = usePortalText();
  const turn = useLocale((state) => state.turn);
  const locale = useLocale((state) => state.locale);
  const [place = '', more = ''] = useRoute();
  const start = useOutbox((state) => state.start);
  useEffect(() => start(), [start]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = t('portal.name');
  }, [locale, t]);
  useEffect(() => {
    if (scanned.ticket !== undefined) goTo('representative');
  }, []);
  const here = workerTabs.find((tab) => tab === place) ?? (place === 'notice' ? 'read' : 'handIn');
  const isIn = useEntered((state) => state.name !== undefined);
  const tabs =
    isIn && here === 'representative'
      ? meetingTabs.map((tab) => ({
          tab,
          to: tab === 'others' ? 'handIn' : tab === 'meeting' ? 'representative' : `representative/${tab}`,
          isHere: tab === (meetingTabs.find((one) => one === (more === 'motions' ? 'agenda' : more)) ?? 'meeting'),
        }))
      : workerTabs.map((tab) => ({ tab, to: tab, isHere: tab === here }));
  useEffect(() => {
    // Newer browsers answer with a promise, which would be taken for the cleaning up.
    scrollTo(0, 0);
  }, [place, more]);
  return (
    <>
      <header className="top">
        <strong>{t('portal.name')}</strong>
        <button type="button" className="plain" onClick={turn}>
          {t('portal.language')}
        </button>
      </header>
      <main>
        {scanned.fingerprint === undefined && here !== 'read' && <Notice tone="warn">{t('portal.keyUnknown')}</Notice>}
        <PageHere place={place} more={more} />
      </main>
      <nav className="tabs" aria-label={t('portal.tabs')}>
        {tabs.map(({ tab, to, isHere }) => (
          <a key={tab} href={`#/${to}`} aria-current={isHere ? 'page' : undefined}>
            {t(`portal.tab.${tab}`)}
          </a>
        ))}
      </nav>
    </>
  );
}
