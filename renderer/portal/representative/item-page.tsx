import { dayWords } from '../days.ts';
import { Notice } from '../notice.tsx';
import { useLocale, usePortalText } from '../use-text.ts';
import { ItemFiles } from './item-files.tsx';
import type { MeetingRead } from './meeting-read.ts';

/** One item: the petition's words and never whose, what management answers, how it ended and what follows. */
export function ItemPage({ itemId, read: { session } }: { itemId: string; read: MeetingRead }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const item = session?.agenda.find((one) => one.id === itemId);
  return (
    <>
      <a href="#/representative/agenda" className="plain back">
        ‹ {t('portal.tab.agenda')}
      </a>
      {item === undefined && <Notice tone="warn">{t('portal.fail.NOT_FOUND')}</Notice>}
      {item !== undefined && (
        <article>
          <h1>
            {item.position}. {item.title}
          </h1>
          {item.id === session?.currentItemId && item.outcome === null && (
            <Notice tone="info">{t('portal.nowDiscussed')}</Notice>
          )}
          {item.major && <p className="muted">{t('portal.majorHint')}</p>}
          {item.outcome !== null && (
            <Notice tone="good">
              <strong>{t(`portal.outcome.${item.outcome}`)}</strong>
              {item.outcomeNote !== '' && <div>{item.outcomeNote}</div>}
            </Notice>
          )}
          {item.text !== '' && (
            <>
              <h2>{t('portal.petitionText')}</h2>
              <div className="card long">{item.text}</div>
            </>
          )}
          <ItemFiles title={item.title} files={item.attachments} />
          <h2>{t('portal.answer')}</h2>
          {item.answer === '' ? (
            <p className="muted">{t('portal.noAnswer')}</p>
          ) : (
            <div className="card long">
              {item.answer}
              {item.answeredBy !== '' && <p className="muted">{item.answeredBy}</p>}
            </div>
          )}
          {item.measures.length > 0 && <h2>{t('portal.measures')}</h2>}
          <ul className="rows">
            {item.measures.map((measure) => (
              <li key={measure.actionNo}>
                {measure.what}
                <div className="muted">
                  {measure.department} · {t('portal.dueBy', { day: dayWords(measure.dueOn, locale) })} ·{' '}
                  {measure.actionNo}
                </div>
              </li>
            ))}
          </ul>
        </article>
      )}
    </>
  );
}
