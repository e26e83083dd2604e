import { useEffect, useMemo } from 'react';
import type { Live } from '../api/live-query.ts';
import { usePreferences } from '../stores/preferences.store.ts';
import { useWall } from '../stores/publications.store.ts';
import { longDay, moment } from '../ui/dates.ts';
import { errorText, useText } from '../ui/use-text.ts';
import { StaleNotice } from './stale-notice.tsx';
import { useKeptFresh } from './use-kept-fresh.ts';
import { useTurning } from './use-turning.ts';
import { WallSlide } from './wall-slide.tsx';
import { slidesOf } from './wall-slides.ts';

/** The wall where people pass: it turns by itself and never shows a person. */
export function WallPage() {
  const { data, error, show } = useWall();
  useKeptFresh(show);
  return (
    <>
      <StaleNotice data={data} />
      <Wall data={data} error={error} />
    </>
  );
}

function Wall({ data, error }: Pick<Live<'board.wall'>, 'data' | 'error'>) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { at, paused } = useTurning();
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = t('wall.title');
  }, [locale, t]);
  const slides = useMemo(() => (data === undefined ? [] : slidesOf(data)), [data]);
  const index = slides.length === 0 ? 0 : ((at % slides.length) + slides.length) % slides.length;
  const slide = slides[index];
  if (data === undefined || slide === undefined) {
    return (
      <main className="screen screen-empty" aria-busy={error === undefined}>
        <h2>{error === undefined ? t('app.loading') : errorText(t, error)}</h2>
      </main>
    );
  }
  return (
    <main className="screen wall">
      <header className="screen-head">
        <h1>{t('wall.title')}</h1>
        <span className="screen-muted">{data.enterpriseName ?? t('app.name')}</span>
        <span className="screen-muted">
          {longDay(data.today, locale)} {moment(data.now, locale).slice(-5)}
        </span>
      </header>
      <WallSlide key={slide.key} slide={slide} />
      <footer className="screen-foot">
        <span>
          {index + 1} / {slides.length}
        </span>
        {paused ? <strong>{t('wall.paused')}</strong> : <span className="screen-muted">{t('wall.hint')}</span>}
        <span className="wall-bar" aria-hidden>
          <span style={{ width: `${(100 * (index + 1)) / slides.length}%` }} />
        </span>
      </footer>
    </main>
  );
}
