import type { ReactNode } from 'react';
import { rateNames } from '../../shared/domain/figures.rules.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { usePreferences } from '../stores/preferences.store.ts';
import { longDay, moment } from '../ui/dates.ts';
import { useText } from '../ui/use-text.ts';
import type { Slide } from './wall-slides.ts';

/** One picture of the wall. */
export function WallSlide({ slide }: { slide: Slide }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const day = (on: string): string => longDay(on, locale);
  switch (slide.kind) {
    case 'next':
      return <NextSession next={slide.next} />;
    case 'notice':
      return (
        <section className="wall-slide">
          <div className="screen-muted">
            {t(`publicationKind.${slide.notice.kind}`)} · {slide.notice.publicationNo}
            {slide.notice.noticeUntil !== null && ` · ${t('wall.until', { day: day(slide.notice.noticeUntil) })}`}
            <Page slide={slide} />
          </div>
          <h2>{slide.notice.title}</h2>
          <div className="wall-text" lang="zh-CN">
            {slide.lines.map((line, index) => (
              // The lines of one notice never change places.
              // eslint-disable-next-line react/no-array-index-key
              <div key={index}>{line}</div>
            ))}
          </div>
        </section>
      );
    case 'promises':
      return (
        <Rows title={t('wall.promises')} beside={moreThanShown(t, 'wall.earliest', slide)} slide={slide}>
          {slide.rows.map((row) => (
            <Row
              key={row.actionNo}
              what={row.what}
              beside={row.department}
              when={t('wall.dueOn', { day: day(row.dueOn) })}
            />
          ))}
        </Rows>
      );
    case 'done':
      return (
        <Rows
          title={t('wall.done')}
          beside={moreThanShown(t, 'wall.latest', slide)}
          slide={slide}
          tone="screen-good"
          mark="✓"
        >
          {slide.rows.map((row) => (
            <Row
              key={row.actionNo}
              what={row.what}
              beside={row.department}
              when={row.doneOn === null ? '' : t('wall.doneOn', { day: day(row.doneOn) })}
            />
          ))}
        </Rows>
      );
    case 'longTerm':
      return (
        <Rows title={t('wall.longTerm')} beside={moreThanShown(t, 'wall.earliest', slide)} slide={slide}>
          {slide.rows.map((row) => (
            <Row key={row.actionNo} what={row.what} beside={row.department} when={<Progress row={row} />} />
          ))}
        </Rows>
      );
    case 'figures':
      return <Figures figures={slide.figures} />;
    case 'late':
      return (
        <Rows
          title={t('wall.lateCount', { count: slide.total })}
          beside={slide.total > slide.of ? t('wall.lateLongest', { shown: slide.of }) : ''}
          slide={slide}
          tone="screen-late"
          mark="!"
        >
          {slide.rows.map((row) => (
            <Row
              key={row.no}
              what={`${row.no} ${row.title}`}
              beside={row.department}
              when={<strong className="screen-late">{t('wall.lateBy', { count: row.workingDays })}</strong>}
            />
          ))}
        </Rows>
      );
  }
}

/** A list that ends before the record does says so. */
function moreThanShown(
  t: Translate,
  key: 'wall.earliest' | 'wall.latest',
  { of: shown, total }: { readonly of: number; readonly total: number },
): string {
  return total > shown ? t(key, { total, shown }) : '';
}

function NextSession({ next }: { next: Extract<Slide, { kind: 'next' }>['next'] }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  return (
    <section className="wall-slide screen-empty">
      {next === null ? (
        <h2>{t('wall.noNext')}</h2>
      ) : (
        <>
          <div className="screen-muted" style={{ fontSize: '1.4rem' }}>
            {t('wall.next')}
          </div>
          <h2 className="wall-date">{longDay(next.scheduledOn, locale)}</h2>
          <div style={{ fontSize: '1.6rem' }}>
            {moment(next.scheduledAt, locale).slice(-5)} · {next.place}
          </div>
          <div style={{ fontSize: '1.4rem' }}>{next.title}</div>
        </>
      )}
    </section>
  );
}

function Progress({ row }: { row: Extract<Slide, { kind: 'longTerm' }>['rows'][number] }) {
  const t = useText();
  const { percent, reached, milestones } = row;
  return (
    <>
      <span className="wall-progress" aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </span>
      {percent}% · {t('wall.milestones', { reached, milestones })}
    </>
  );
}

function Figures({ figures }: { figures: Extract<Slide, { kind: 'figures' }>['figures'] }) {
  const t = useText();
  const { year, received, rates } = figures;
  return (
    <section className="wall-slide">
      <h2>{t('wall.figures', { year })}</h2>
      <div className="wall-figures">
        <div>
          <div className="wall-number">{received}</div>
          {t('figures.received')}
        </div>
        {rateNames.map((name) => (
          <div key={name}>
            <div className="wall-number">{rates[name].percent === null ? '—' : `${rates[name].percent}%`}</div>
            {t(`figures.${name}`)}
            <div className="screen-muted">
              {rates[name].part} / {rates[name].whole}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

function Page({ slide }: { slide: { readonly page: number; readonly pages: number } }) {
  return slide.pages > 1 ? (
    <>
      {' '}
      · {slide.page} / {slide.pages}
    </>
  ) : null;
}

interface RowsProps {
  readonly title: string;
  readonly slide: { readonly page: number; readonly pages: number };
  /** Smaller, after the title. */
  readonly beside?: string;
  readonly tone?: string;
  /** Stands before the title, so that colour is never the only sign. */
  readonly mark?: string;
  readonly children: ReactNode;
}

function Rows({ title, beside = '', slide, tone = '', mark, children }: RowsProps) {
  return (
    <section className="wall-slide">
      <h2 className={tone}>
        {mark !== undefined && `${mark} `}
        {title}
        <span className="screen-muted" style={{ fontSize: '1.1rem', fontWeight: 400 }}>
          {beside !== '' && ` · ${beside}`}
          <Page slide={slide} />
        </span>
      </h2>
      <ul className="wall-rows">{children}</ul>
    </section>
  );
}

function Row({ what, beside, when }: { what: string; beside: string; when: ReactNode }) {
  const t = useText();
  return (
    <li>
      <span className="wall-what">{what}</span>
      <span className="wall-beside">{beside === '' ? t('wall.noDepartment') : beside}</span>
      <span className="wall-when">{when}</span>
    </li>
  );
}
