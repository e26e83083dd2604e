import { lazy, Suspense, useEffect } from 'react';
import { scanned } from './api/call.ts';
import { HandInPage } from './hand-in/hand-in-page.tsx';
import { useOutbox } from './hand-in/outbox.store.ts';
import { Notice } from './notice.tsx';
import { goTo, useRoute } from './use-route.ts';
import { useLocale, usePortalText } from './use-text.ts';

// Most come to hand something in: the other pages are loaded when somebody goes there.
const ProgressPage = lazy(() => import('./progress/progress-page.tsx').then((m) => ({ default: m.ProgressPage })));
const ReadPage = lazy(() => import('./read/read-page.tsx').then((m) => ({ default: m.ReadPage })));
const NoticePage = lazy(() => import('./read/notice-page.tsx').then((m) => ({ default: m.NoticePage })));
const RepresentativePage = lazy(() =>
  import('./representative/representative-page.tsx').then((m) => ({ default: m.RepresentativePage })),
);

const tabs = ['handIn', 'progress', 'read', 'representative'] as const;

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
  const here = tabs.find((tab) => tab === place) ?? (place === 'notice' ? 'read' : 'handIn');
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
        <Suspense fallback={<p className="muted">{t('portal.loading')}</p>}>
          <Page place={place} more={more} />
        </Suspense>
      </main>
      <nav className="tabs" aria-label={t('portal.tabs')}>
        {tabs.map((tab) => (
          <a key={tab} href={`#/${tab}`} aria-current={tab === here ? 'page' : undefined}>
            {t(`portal.tab.${tab}`)}
          </a>
        ))}
      </nav>
    </>
  );
}

function Page({ place, more }: { place: string; more: string }) {
  switch (place) {
    case 'progress':
      return <ProgressPage />;
    case 'read':
      return <ReadPage />;
    case 'notice':
      return <NoticePage publicationId={more} />;
    case 'representative':
      return <RepresentativePage />;
    default:
      return <HandInPage />;
  }
}
