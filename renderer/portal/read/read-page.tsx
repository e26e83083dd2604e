import { useEffect, type ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { onPhoneNotice } from '../api/call.ts';
import { openCall } from '../api/open-call.ts';
import { useRead } from '../api/use-read.ts';
import { dayWords, momentWords } from '../days.ts';
import { FourSteps } from '../four-steps.tsx';
import { FailNotice } from '../notice.tsx';
import { useLocale, usePortalText } from '../use-text.ts';

type Wall = OutputOf<'board.wall'>;

/** Milliseconds: every petition that somebody hands in changes the figures here, and nobody waits for them. */
const unhurried = 30_000;

const readBoard = () => Promise.all([openCall('board.wall', {}), openCall('board.notices', {})]);

/** What hangs on the wall, for who stands elsewhere: notices, the next session, promises kept and late. */
export function ReadPage() {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const { value, error, again } = useRead(readBoard);
  useEffect(() => onPhoneNotice(['publication', 'action', 'petition', 'session'], again, unhurried), [again]);
  if (value === undefined)
    return error === undefined ? (
      <p className="muted">{t('portal.loading')}</p>
    ) : (
      <FailNotice error={error} onAgain={again} />
    );
  const [wall, notices] = value;
  const day = (on: string | null): string => (on === null ? '' : dayWords(on, locale));
  return (
    <>
      <h1>{wall.enterpriseName ?? t('portal.name')}</h1>
      <FailNotice error={error} onAgain={again} />
      <FourSteps />
      <h2>{t('portal.next')}</h2>
      <NextSession next={wall.next} />
      <h2>{t('portal.notices')}</h2>
      <Rows empty={t('portal.noNotices')}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <a href={`#/notice/${notice.id}`}>
              <strong>{notice.title}</strong>
              <div className="muted">
                {notice.publicationNo} · {t('portal.releasedOn', { day: day(notice.releasedOn) })}
                {notice.state === 'replaced' && ` · ${t('portal.replaced')}`}
                {notice.state === 'withdrawn' && ` · ${t('portal.withdrawn')}`}
              </div>
            </a>
          </li>
        ))}
      </Rows>
      <h2>{t('portal.late', { count: wall.lateCount })}</h2>
      <Rows empty={t('portal.noLate')} more="portal.lateShown" total={wall.lateCount}>
        {wall.late.map((one) => (
          <li key={one.no}>
            {one.title}
            <div className="muted">{[one.department, one.no].filter(Boolean).join(' · ')}</div>
            <div className="late">{t('portal.lateBy', { count: one.workingDays })}</div>
          </li>
        ))}
      </Rows>
      <h2>{t('portal.promises')}</h2>
      <Rows empty={t('portal.noPromises')} more="portal.promisesShown" total={wall.promisesCount}>
        {wall.promises.map((one) => (
          <li key={one.actionNo}>
            {one.what}
            <div className="muted">
              {one.department} · {t('portal.dueBy', { day: day(one.dueOn) })}
            </div>
          </li>
        ))}
      </Rows>
      <h2>{t('portal.done')}</h2>
      <Rows empty={t('portal.noDone')} more="portal.doneShown" total={wall.doneCount}>
        {wall.done.map((one) => (
          <li key={one.actionNo}>
            {one.what}
            <div className="muted">
              {one.department}
              {one.doneOn !== null && ` · ${t('portal.doneOn', { day: day(one.doneOn) })}`}
            </div>
          </li>
        ))}
      </Rows>
    </>
  );
}

function NextSession({ next }: { next: Wall['next'] }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  if (next === null) return <p className="muted">{t('portal.noNext')}</p>;
  return (
    <div className="card">
      <strong>{next.title}</strong>
      <div>{momentWords(next.scheduledAt, locale)}</div>
      <div className="muted">{next.place}</div>
    </div>
  );
}

interface List {
  readonly empty: string;
  /** Says that there are more, and which of them are shown. */
  readonly more?: 'portal.lateShown' | 'portal.promisesShown' | 'portal.doneShown';
  readonly total?: number;
  readonly children: readonly ReactNode[];
}

/** A list; one that ends before the record does says so. */
function Rows({ empty, more, total = 0, children }: List) {
  const t = usePortalText();
  const shown = children.length;
  if (shown === 0) return <p className="muted">{empty}</p>;
  return (
    <>
      {more !== undefined && total > shown && <p className="muted">{t(more, { total, shown })}</p>}
      <ul className="rows">{children}</ul>
    </>
  );
}
