import { useEffect, useState } from 'react';
import { usePreferences } from '../stores/preferences.store.ts';
import { useWall, type Wall } from '../stores/publications.store.ts';
import { longDay } from '../ui/dates.ts';
import { pagesOfText } from './wall-text.ts';
import { errorText, useText } from '../ui/use-text.ts';

const turnAfterSeconds = 15;
const linesOnAPage = 6;

/** One page of the wall: a heading and what stands under it. */
type Sheet =
  | { readonly kind: 'notice'; readonly notice: Wall['notices'][number]; readonly text: string }
  | { readonly kind: 'promises'; readonly rows: Wall['promises'] }
  | { readonly kind: 'done'; readonly rows: Wall['done'] }
  | { readonly kind: 'late'; readonly rows: Wall['late'] };

function sheetsOf(wall: Wall): readonly Sheet[] {
  return [
    ...wall.notices.flatMap((notice) =>
      pagesOfText(notice.result === '' ? notice.content : `${notice.content}\n${notice.result}`).map((text): Sheet => ({
        kind: 'notice',
        notice,
        text,
      })),
    ),
    ...(wall.late.length > 0 ? pagesOf(wall.late).map((rows): Sheet => ({ kind: 'late', rows })) : []),
    ...pagesOf(wall.promises).map((rows): Sheet => ({ kind: 'promises', rows })),
    ...pagesOf(wall.done).map((rows): Sheet => ({ kind: 'done', rows })),
  ];
}

function pagesOf<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / linesOnAPage) }, (_, page) =>
    rows.slice(page * linesOnAPage, (page + 1) * linesOnAPage),
  );
}

/** The screen on the workshop wall: it turns by itself, stops while somebody points at it, and shows nobody's name. */
export function WallPage() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { data, error, show } = useWall();
  const [at, setAt] = useState(0);
  const [paused, setPaused] = useState(false);
  const sheets = data === undefined ? [] : sheetsOf(data);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = t('wall.title');
  }, [locale, t]);
  useEffect(() => {
    void show({});
    // A lost notice must not leave an old picture on the wall, nor yesterday's lateness.
    const timer = window.setInterval(() => void show({}), 60_000);
    return () => window.clearInterval(timer);
  }, [show]);
  useEffect(() => {
    if (paused) return undefined;
    const timer = window.setInterval(() => setAt((page) => page + 1), turnAfterSeconds * 1000);
    return () => window.clearInterval(timer);
  }, [paused, at]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'ArrowRight') setAt((page) => page + 1);
      if (event.key === 'ArrowLeft') setAt((page) => page - 1);
      if (event.key === ' ') setPaused((now) => !now);
    };
    const stop = (): void => setPaused(true);
    const go = (): void => setPaused(false);
    const page = document.documentElement;
    window.addEventListener('keydown', onKey);
    page.addEventListener('mouseenter', stop);
    page.addEventListener('mouseleave', go);
    return () => {
      window.removeEventListener('keydown', onKey);
      page.removeEventListener('mouseenter', stop);
      page.removeEventListener('mouseleave', go);
    };
  }, []);
  if (data === undefined) {
    return (
      <main className="screen screen-empty" aria-busy={error === undefined}>
        <h2>{error === undefined ? t('app.loading') : errorText(t, error)}</h2>
      </main>
    );
  }
  const n = sheets.length;
  const page = n === 0 ? 0 : ((at % n) + n) % n;
  const sheet = sheets[page];
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>
          {data.enterpriseName ?? t('app.name')} · {t('wall.title')}
        </h1>
        <span className="screen-muted">{longDay(data.today, locale)}</span>
      </header>
      {sheet === undefined ? (
        <div className="screen-empty">
          <h2>{t('wall.none')}</h2>
        </div>
      ) : (
        <section className="screen-main" aria-live="polite">
          <SheetView sheet={sheet} lateCount={data.lateCount} />
        </section>
      )}
      <footer className="screen-foot" style={{ justifyContent: 'space-between' }}>
        <span>
          {data.next === null ? (
            t('wall.noNext')
          ) : (
            <>
              {t('wall.next')}
              {t('punct.colon')}
              <strong>{longDay(data.next.scheduledOn, locale)}</strong> {data.next.place}
            </>
          )}
        </span>
        <span className="screen-muted">
          {n > 1 && `${page + 1} / ${n} · `}
          {paused ? t('wall.paused') : t('wall.hint')}
        </span>
      </footer>
    </main>
  );
}

function SheetView({ sheet, lateCount }: { sheet: Sheet; lateCount: number }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  switch (sheet.kind) {
    case 'notice':
      return (
        <>
          <div className="screen-muted">
            {t(`publicationKind.${sheet.notice.kind}`)} · {sheet.notice.publicationNo}
            {sheet.notice.noticeUntil !== null &&
              ` · ${t('wall.until', { day: longDay(sheet.notice.noticeUntil, locale) })}`}
          </div>
          <h2>{sheet.notice.title}</h2>
          <div className="wall-text">{sheet.text}</div>
        </>
      );
    case 'late':
      return (
        <>
          <h2 className="screen-late">
            {t('wall.late')} {lateCount}
          </h2>
          <ul className="wall-list">
            {sheet.rows.map((row) => (
              <li key={row.no}>
                <span>{row.title}</span>
                <span className="screen-muted">{row.department}</span>
                <strong className="screen-late">{t('wall.lateBy', { count: row.workingDays })}</strong>
              </li>
            ))}
          </ul>
        </>
      );
    case 'promises':
      return (
        <>
          <h2>{t('wall.promises')}</h2>
          <ul className="wall-list">
            {sheet.rows.map((row) => (
              <li key={row.actionNo}>
                <span>{row.what}</span>
                <span className="screen-muted">{row.department}</span>
                <strong>{t('wall.dueOn', { day: longDay(row.dueOn, locale) })}</strong>
              </li>
            ))}
          </ul>
        </>
      );
    case 'done':
      return (
        <>
          <h2 className="screen-good">{t('wall.done')}</h2>
          <ul className="wall-list">
            {sheet.rows.map((row) => (
              <li key={row.actionNo}>
                <span>{row.what}</span>
                <span className="screen-muted">{row.department}</span>
                <strong className="screen-good">
                  ✓ {row.doneOn === null ? '' : t('wall.doneOn', { day: longDay(row.doneOn, locale) })}
                </strong>
              </li>
            ))}
          </ul>
        </>
      );
  }
}
