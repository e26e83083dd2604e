import { lazy, Suspense, useState } from 'react';
import { HandInPage } from './hand-in/hand-in-page.tsx';
import { PageBoundary, PageMissing } from './page-boundary.tsx';
import { usePortalText } from './use-text.ts';

// Most come to hand something in: the other pages are loaded afterwards.
const loads = {
  progress: () => import('./progress/progress-page.tsx').then((m) => ({ default: m.ProgressPage })),
  read: () => import('./read/read-page.tsx').then((m) => ({ default: m.ReadPage })),
  notice: () => import('./read/notice-page.tsx').then((m) => ({ default: m.NoticePage })),
  representative: () =>
    import('./representative/representative-page.tsx').then((m) => ({ default: m.RepresentativePage })),
};

/** Milliseconds after the first page stands: a hall that opens it at once does not fetch all of this at once. */
const restedMs = 1_500;
const spreadMs = 4_000;

/** Fetches the other pages while the Wi-Fi is there, for a tap when it is not. */
export function loadOthersSoon(): void {
  const load = async (): Promise<void> => {
    for (const one of Object.values(loads)) await one();
  };
  setTimeout(() => void load().catch(() => undefined), restedMs + Math.random() * spreadMs);
}

/** New ones: a lazy page whose loading failed once has failed for good. */
function newPages() {
  return {
    Progress: lazy(() => loads.progress().catch(missing)),
    Read: lazy(() => loads.read().catch(missing)),
    Notice: lazy(() => loads.notice().catch(missing)),
    Representative: lazy(() => loads.representative().catch(missing)),
  };
}

/** The page at this place; one that cannot be had or drawn says so, and leaves everything around it standing. */
export function PageHere({ place, more }: { place: string; more: string }) {
  const t = usePortalText();
  const [pages, setPages] = useState(newPages);
  return (
    <PageBoundary key={place} onFail={() => setPages(newPages())}>
      <Suspense fallback={<p className="muted">{t('portal.loading')}</p>}>
        <Page pages={pages} place={place} more={more} />
      </Suspense>
    </PageBoundary>
  );
}

function Page({ pages, place, more }: { pages: ReturnType<typeof newPages>; place: string; more: string }) {
  switch (place) {
    case 'progress':
      return <pages.Progress />;
    case 'read':
      return <pages.Read />;
    case 'notice':
      return <pages.Notice publicationId={more} />;
    case 'representative':
      return <pages.Representative />;
    default:
      return <HandInPage />;
  }
}

function missing(): never {
  throw new PageMissing();
}
