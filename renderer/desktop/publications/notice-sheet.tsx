import type { PublicationDetail, PublicationTexts } from '../../stores/publications.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

const parts = ['basis', 'content', 'procedure', 'result'] as const satisfies readonly (keyof PublicationTexts)[];

/** The paper as it hangs on the wall; printing prints this alone. */
export function NoticeSheet({ notice }: { notice: PublicationDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  return (
    <article className="print-sheet" style={{ flex: 1, minWidth: '32rem', background: '#fff', padding: '2em 3em' }}>
      <div style={{ textAlign: 'center', color: '#4b5563' }}>{notice.enterpriseName}</div>
      <h2 style={{ textAlign: 'center', margin: '0.3em 0 1em', fontSize: '1.5em' }}>{notice.title}</h2>
      {parts.map(
        (part) =>
          notice[part] !== '' && (
            <section key={part} style={{ marginBottom: '0.9em' }}>
              <strong>{t(`publication.${part}`)}</strong>
              <div style={{ whiteSpace: 'pre-wrap', lineHeight: 1.75 }}>{notice[part]}</div>
            </section>
          ),
      )}
      <footer style={{ textAlign: 'right', marginTop: '1.5em', lineHeight: 1.75 }}>
        <div>{t('publication.issuer', { union: notice.unionName })}</div>
        {notice.releasedOn !== null && <div>{longDay(notice.releasedOn, locale)}</div>}
        <div style={{ color: '#4b5563' }}>
          {notice.publicationNo}
          {notice.replaces !== null && ` · ${t('publication.replaces', { no: notice.replaces.publicationNo })}`}
          {notice.noticeUntil !== null &&
            ` · ${t('publication.periodLeft', { day: longDay(notice.noticeUntil, locale) })}`}
        </div>
      </footer>
    </article>
  );
}
