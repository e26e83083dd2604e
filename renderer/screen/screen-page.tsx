import { useEffect } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Live } from '../api/live-query.ts';
import { usePreferences } from '../stores/preferences.store.ts';
import { useScreen } from '../stores/screen.store.ts';
import { longDay, moment } from '../ui/dates.ts';
import { errorText, useText } from '../ui/use-text.ts';
import { ScreenBallot } from './screen-ballot.tsx';
import { ScreenJoin } from './screen-join.tsx';
import { ScreenSpeakers, ScreenTimes } from './screen-speakers.tsx';
import { ScreenSteered } from './screen-steered.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { useKeptFresh } from './use-kept-fresh.ts';

export type ScreenState = OutputOf<'screen.state'>;
export type ScreenSession = NonNullable<ScreenState['session']>;

/** The wall in the room. It follows the console, or shows what the chair has put on it, and of people only who speaks. */
export function ScreenPage() {
  const { data, error, show } = useScreen();
  useKeptFresh(show);
  return (
    <>
      <StaleNotice data={data} />
      <RoomScreen data={data} error={error} />
    </>
  );
}

function RoomScreen({ data, error }: Pick<Live<'screen.state'>, 'data' | 'error'>) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  if (data === undefined) {
    return (
      <main className="screen screen-empty" aria-busy={error === undefined}>
        <h2>{error === undefined ? t('app.loading') : errorText(t, error)}</h2>
      </main>
    );
  }
  const { session, enterpriseName } = data;
  const clock = data.clockIsSet ? t('app.clockSet', { now: moment(data.now, locale) }) : '';
  if (session === null) {
    return (
      <main className="screen">
        <Head title={enterpriseName ?? t('app.name')} clock={clock} />
        <div className="screen-empty">
          <h2>{t('screen.none')}</h2>
          <div className="screen-muted">{t('screen.noneHint')}</div>
        </div>
      </main>
    );
  }
  if (session.view === 'blank') return <main className="screen screen-blank" aria-label={t('steer.blank')} />;
  if (session.view !== null && session.view !== 'item') {
    return (
      <main className="screen">
        <Head title={session.title} place={session.place} clock={clock} />
        <ScreenSteered session={session} view={session.view} />
        <Foot session={session} />
      </main>
    );
  }
  if (session.state !== 'open') {
    const when = `${longDay(session.scheduledOn, locale)} ${moment(session.scheduledAt, locale).slice(-5)}`;
    if (session.join !== null) {
      return (
        <main className="screen">
          <Head title={session.title} place={`${when} · ${session.place}`} clock={clock} />
          <ScreenJoin session={session} />
          <Foot session={session} />
        </main>
      );
    }
    return (
      <main className="screen">
        <Head title={enterpriseName ?? t('app.name')} clock={clock} />
        <div className="screen-empty">
          <div className="screen-muted">{t('screen.next')}</div>
          <h2>{session.title}</h2>
          <div style={{ fontSize: '1.4rem' }}>
            {when} · {session.place}
          </div>
        </div>
        <Foot session={session} />
      </main>
    );
  }
  return (
    <main className="screen">
      <Head title={session.title} place={session.place} clock={clock} />
      <div className="screen-body">
        <Current session={session} />
        <div className="screen-side">
          <ScreenSpeakers session={session} shown={3} />
          <ScreenTimes session={session} />
          <Agenda session={session} />
        </div>
      </div>
      <Foot session={session} />
    </main>
  );
}

function Head({ title, place = '', clock }: { title: string; place?: string; clock: string }) {
  return (
    <header className="screen-head">
      <h1>{title}</h1>
      <span className="screen-muted">{[place, clock].filter((part) => part !== '').join(' · ')}</span>
    </header>
  );
}

function Current({ session }: { session: ScreenSession }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { current, ballot } = session;
  if (current === null) {
    return (
      <section className="screen-main screen-empty">
        <h2>{t('screen.break')}</h2>
      </section>
    );
  }
  const position = session.agenda.findIndex((item) => item.id === current.id) + 1;
  return (
    <section className="screen-main" aria-live="polite">
      <div className="screen-muted">
        {t('console.item', { n: position })}
        {current.major && <strong className="screen-late"> · {t('petition.major')}</strong>}
        {current.outcome !== null && <strong> · {t(`outcome.${current.outcome}`)}</strong>}
      </div>
      <h2>{current.title}</h2>
      {/* Once measures are decided they need the room, and say what has come of the answer. */}
      {current.answer !== '' && ballot?.state !== 'open' && current.measures.length === 0 && (
        <div>
          <div className="screen-muted">{t('console.answer')}</div>
          <div className="screen-text">{current.answer}</div>
        </div>
      )}
      {ballot !== null && ballot.state !== 'void' && <ScreenBallot ballot={ballot} title={current.title} />}
      {current.measures.length > 0 && (
        <div style={{ marginTop: '0.8rem' }}>
          <div className="screen-muted">{t('console.measures')}</div>
          <ol style={{ margin: 0, fontSize: '1.1rem', lineHeight: 1.5 }}>
            {current.measures.map((measure) => (
              <li key={`${measure.what}${measure.dueOn}`}>
                {measure.what} · {measure.department} · {longDay(measure.dueOn, locale)}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function Agenda({ session }: { session: ScreenSession }) {
  const t = useText();
  return (
    <nav aria-label={t('console.agenda')} style={{ minHeight: 0, overflow: 'hidden' }}>
      <ol className="screen-agenda">
        {session.agenda.map((item, index) => (
          <li key={item.id} aria-current={item.id === session.current?.id ? 'step' : undefined}>
            {index + 1}. {item.title}
            {item.outcome !== null && <div className="screen-muted">{t(`outcome.${item.outcome}`)}</div>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Foot({ session }: { session: ScreenSession }) {
  const t = useText();
  const { composition, share, managementPresent } = session;
  return (
    <footer className="screen-foot">
      <span>
        {t('screen.share')} {composition.representatives} / {composition.deliberating}
        {t('punct.open')}
        {composition.percent}%{t('punct.shut')}·{' '}
        <strong className={share.ok ? 'screen-good' : 'screen-late'}>
          {share.ok ? '✓ ' : '✗ '}
          {t(share.ok ? 'screen.shareHolds' : 'screen.shareFails')}
        </strong>
      </span>
      <span>
        <strong className={managementPresent ? 'screen-good' : 'screen-late'}>
          {managementPresent ? '✓ ' : '✗ '}
          {t(managementPresent ? 'screen.managementHere' : 'screen.managementAway')}
        </strong>
      </span>
    </footer>
  );
}
