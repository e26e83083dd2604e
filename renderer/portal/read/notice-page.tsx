import { useCallback } from 'react';
import type { PublicationId } from '../../../shared/ids.ts';
import { openCall } from '../api/open-call.ts';
import { useRead } from '../api/use-read.ts';
import { dayWords } from '../days.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { useLocale, usePortalText } from '../use-text.ts';

const parts = ['basis', 'content', 'procedure', 'result'] as const;

/** One released notice: an agenda, a result, a plan. */
export function NoticePage({ publicationId }: { publicationId: string }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  // The path is text; the door refuses what is no id.
  const read = useCallback(
    () => openCall('board.notice', { publicationId: publicationId as PublicationId }),
    [publicationId],
  );
  const { value: notice, error, again } = useRead(read);
  const day = (on: string | null): string => (on === null ? '' : dayWords(on, locale));
  return (
    <>
      <a href="#/read" className="plain" style={{ display: 'inline-flex', alignItems: 'center' }}>
        ‹ {t('portal.back')}
      </a>
      <FailNotice error={error} onAgain={again} />
      {notice === undefined && error === undefined && <p className="muted">{t('portal.loading')}</p>}
      {notice !== undefined && (
        <article>
          <h1>{notice.title}</h1>
          {notice.state === 'replaced' && <Notice tone="warn">{t('portal.replaced')}</Notice>}
          {notice.state === 'withdrawn' && <Notice tone="warn">{t('portal.withdrawn')}</Notice>}
          <p className="muted">
            {notice.publicationNo} · {t('portal.releasedOn', { day: day(notice.releasedOn) })}
            {notice.noticeUntil !== null && ` · ${t('portal.noticeUntil', { day: day(notice.noticeUntil) })}`}
          </p>
          {parts
            .filter((part) => notice[part] !== '')
            .map((part) => (
              <section key={part}>
                <h2>{t(`portal.${part}`)}</h2>
                <div className="card long">{notice[part]}</div>
              </section>
            ))}
          <p style={{ textAlign: 'right' }}>{notice.unionName}</p>
        </article>
      )}
    </>
  );
}
