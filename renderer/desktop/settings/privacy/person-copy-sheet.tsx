import type { OutputOf } from '../../../../shared/contract/index.ts';
import { isTextKey } from '../../../../shared/i18n/translate.ts';
import { usePreferences } from '../../../stores/preferences.store.ts';
import { longDay } from '../../../ui/dates.ts';
import { useText } from '../../../ui/use-text.ts';
import '../../../ui/plain-sheet.css';

export type PersonCopy = Extract<OutputOf<'privacy.export'>, { exported: true }>['record'];

/** The copy as the person takes it home, on paper. */
export function PersonCopySheet({ record }: { record: PersonCopy }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const day = (on: string): string => longDay(on, locale);
  const { name, unionName, madeOn, roster, representativeTerms, petitions, leftOut } = record;
  const colon = t('punct.colon');
  return (
    <article className="plain-sheet">
      <h2>{t('privacy.copyTitle')}</h2>
      <div>{t('privacy.copyFor', { name })}</div>
      <div>{t('privacy.copyMade', { union: unionName, on: day(madeOn) })}</div>
      <h3>{t('privacy.copyRoster')}</h3>
      {roster.length === 0 && <div>{t('privacy.copyNoRoster')}</div>}
      {roster.map((entry, index) => (
        <section key={index}>
          {Object.entries(entry)
            .filter(([, value]) => value !== null && value !== '')
            .map(([key, value]) => (
              <div key={key}>
                {nameOf(t, key)}
                {colon}
                {valueOf(t, key, value)}
              </div>
            ))}
        </section>
      ))}
      {representativeTerms.length > 0 && <h3>{t('privacy.copyTerms')}</h3>}
      {representativeTerms.map((term) => (
        <div key={term.from}>
          {term.constituency}
          {colon}
          {day(term.from)} – {day(term.endedOn ?? term.to)}
        </div>
      ))}
      <h3>{t('privacy.copyPetitions')}</h3>
      {petitions.length === 0 && <div>{t('privacy.copyNoPetitions')}</div>}
      {petitions.map((petition) => (
        <section key={petition.petitionNo}>
          <h3>
            {petition.petitionNo} {petition.title}
          </h3>
          <div>
            {day(petition.receivedOn)} · {t(`petitionState.${petition.state}`)}
          </div>
          <div>
            {[petition.identity.name, petition.identity.phone, petition.identity.employeeNo]
              .filter((part) => part !== '')
              .join(' · ')}
          </div>
          <div className="words">{petition.text}</div>
          {petition.files.length > 0 && (
            <div>
              {t('privacy.copyFiles')}
              {colon}
              {petition.files.map((file) => file.name).join(t('punct.and'))}
            </div>
          )}
          {petition.messages.map((message, index) => (
            <div key={index} className="words">
              {day(message.on)} {t(`petition.messageBy.${message.side}`)}
              {colon}
              {message.body}
            </div>
          ))}
          {petition.noticeVersion !== null && (
            <div>
              {t('privacy.copyNotice')}
              {colon}
              {petition.noticeVersion}
            </div>
          )}
          {petition.openings.map((opening, index) => (
            <div key={index}>
              {t('privacy.copyOpenings')}
              {colon}
              {day(opening.on)} {opening.reason}
            </div>
          ))}
        </section>
      ))}
      {leftOut.length > 0 && <h3>{t('privacy.leftOut')}</h3>}
      {leftOut.map(({ petitionNo, why }) => (
        <div key={petitionNo}>
          {petitionNo}
          {colon}
          {t(`privacy.leftOut.${why}`)}
        </div>
      ))}
    </article>
  );
}

type Translate = ReturnType<typeof useText>;

function nameOf(t: Translate, key: string): string {
  const text = `person.${key}`;
  return isTextKey(text) ? t(text) : key;
}

function valueOf(t: Translate, key: string, value: string | number | null): string {
  if (typeof value === 'number') return t(value === 1 ? 'yes' : 'no');
  const text = `${key}.${value ?? ''}`;
  return isTextKey(text) ? t(text) : (value ?? '');
}
