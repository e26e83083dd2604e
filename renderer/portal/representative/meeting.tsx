import { useEffect } from 'react';
import { phoneCall } from '../api/call.ts';
import { useConnected } from '../api/live.ts';
import { useLiveRead } from '../api/use-live-read.ts';
import { FailNotice } from '../notice.tsx';
import { useRoute } from '../use-route.ts';
import { usePortalText } from '../use-text.ts';
import { AgendaPage } from './agenda-page.tsx';
import { Announcer } from './announcer.tsx';
import { useEntered } from './entered.store.ts';
import { FloorPage } from './floor/floor-page.tsx';
import { ItemPage } from './item-page.tsx';
import type { MeetingRead } from './meeting-read.ts';
import { MotionsPage } from './motions/motions-page.tsx';
import { NextAct } from './next-act.tsx';
import { PaperPage } from './paper-page.tsx';
import { RatePage } from './rate-page.tsx';
import { SessionHome } from './session-home.tsx';
import { useVote } from './vote/vote.store.ts';
import { VotePage } from './vote/vote-page.tsx';

const readSession = () => phoneCall('session.forPhone', {});
const readBallots = () => phoneCall('ballot.forPhone', {});
const readRound = () => phoneCall('evaluation.forPhone', {});

const afterVoteMs = 2_000;
const afterVoteSpreadMs = 10_000;

/** The meeting on a representative's phone. Everything is read anew as the meeting goes on. */
export function Meeting({ name }: { name: string }) {
  const t = usePortalText();
  const [, page = '', more = ''] = useRoute();
  const session = useLiveRead(readSession, 'session roster rules ballot');
  const ballots = useLiveRead(readBallots, 'ballot session');
  const round = useLiveRead(readRound, 'evaluation');
  const connected = useConnected((state) => state.connected);
  const resume = useVote((state) => state.resume);
  const stage = useVote((state) => state.stage);
  const putOut = useEntered((state) => state.putOut);
  const error = session.error ?? ballots.error ?? round.error;
  // Anew whenever what held a vote up may have passed: the gates hold again, the tellers came, the Wi-Fi is back.
  const open = ballots.value?.open;
  const mayVote = open?.votingAllowed.ok;
  const keyHeld = open?.keyHeld;
  useEffect(() => resume(), [resume, mayVote, keyHeld, connected]);
  useEffect(() => putOut(error), [error, putOut]);
  const { again } = ballots;
  useEffect(() => {
    if (stage !== 'arrived' && stage !== 'failed') return undefined;
    // A vote goes as nobody's. A reading with a name right behind it would say to whoever watches the network whose it was.
    const timer = setTimeout(again, afterVoteMs + Math.random() * afterVoteSpreadMs);
    return () => clearTimeout(timer);
  }, [stage, again]);
  const readAll = (): void => {
    session.again();
    ballots.again();
    round.again();
  };
  if (session.value === undefined || ballots.value === undefined) {
    return error === undefined ? (
      <p className="muted">{t('portal.loading')}</p>
    ) : (
      <FailNotice error={error} onAgain={readAll} />
    );
  }
  const read: MeetingRead = {
    session: session.value,
    ballots: ballots.value,
    round: round.value ?? null,
    again: readAll,
  };
  return (
    <div className="meeting">
      {!connected && (
        <div className="strip" aria-live="polite">
          {t('portal.lost')}
        </div>
      )}
      <Announcer read={read} />
      <Page page={page} more={more} name={name} read={read} />
      <NextAct page={page} read={read} />
    </div>
  );
}

function Page({ page, more, name, read }: { page: string; more: string; name: string; read: MeetingRead }) {
  switch (page) {
    case 'agenda':
      return more === '' ? <AgendaPage read={read} /> : <ItemPage itemId={more} read={read} />;
    case 'papers':
      return <PaperPage kind={more} read={read} />;
    case 'floor':
      return <FloorPage read={read} />;
    case 'motions':
      return <MotionsPage read={read} />;
    case 'vote':
      return <VotePage read={read} />;
    case 'rate':
      return <RatePage read={read} />;
    default:
      return <SessionHome name={name} read={read} />;
  }
}
