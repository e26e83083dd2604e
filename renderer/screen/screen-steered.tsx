import type { RoomView } from '../../shared/domain/room-view.ts';
import { useText } from '../ui/use-text.ts';
import { ScreenBallot } from './screen-ballot.tsx';
import { ScreenJoin } from './screen-join.tsx';
import { ScreenSpeakers, ScreenTimes } from './screen-speakers.tsx';
import type { ScreenSession } from './screen-page.tsx';

/** One thing over the whole projector, as the chair has chosen it at the console. */
export function ScreenSteered({
  session,
  view,
}: {
  session: ScreenSession;
  view: Exclude<RoomView, 'item' | 'blank'>;
}) {
  const t = useText();
  if (view === 'join') return <ScreenJoin session={session} />;
  return (
    <section className="screen-main screen-steered">
      {/* What is shown is said once; a clock that runs would be read out each second. */}
      <h2 aria-live="polite">{t(`steer.${view}`)}</h2>
      {view === 'speakers' && <ScreenSpeakers session={session} shown={8} />}
      {view === 'times' && <ScreenTimes session={session} large />}
      {(view === 'ballot' || view === 'result') && <Ballot session={session} onlyResult={view === 'result'} />}
    </section>
  );
}

function Ballot({ session, onlyResult }: { session: ScreenSession; onlyResult: boolean }) {
  const t = useText();
  const { ballot, current } = session;
  if (ballot === null || ballot.state === 'void') return <p className="screen-muted">{t('steer.noBallot')}</p>;
  if (onlyResult && ballot.result === null) return <p className="screen-muted">{t('steer.noResult')}</p>;
  return (
    <>
      <div style={{ fontSize: '1.4rem' }}>{current?.title}</div>
      <ScreenBallot ballot={ballot} title={current?.title ?? ''} />
    </>
  );
}
